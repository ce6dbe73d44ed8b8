"""`tracker` itself, on the folder given: says "window" and "list" once they are painted, and ends."""

from __future__ import annotations

import sys

from tracker import __main__, app


class Watched(app.Opening):
    """Opens as the application does."""

    def open(self) -> None:
        """Say what can be seen by now; the list is painted by the same call that the system would make."""
        self.frame.repaint()
        print("window", flush=True)
        super().open()
        from bench.stage import until_painted

        until_painted(self.workplace.commitments.view.viewport())
        print("list", flush=True)
        self.frame.close()


if __name__ == "__main__":
    app.Opening = Watched  # type: ignore[misc]
    sys.exit(__main__.main(["--data-dir", sys.argv[1]]))
