from __future__ import annotations

import gettext
from pathlib import Path

from tracker.words import Words, labelled, message, plural, set_apart

ENGLISH = Words("en", gettext.NullTranslations())


class Shouting(gettext.NullTranslations):
    """Stands for another language."""

    def gettext(self, message: str) -> str:
        return message.upper().replace("{NAME}", "{name}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return (msgid1 if n == 1 else msgid2).replace("row", "LINE")


def test_a_message_is_put_into_the_readers_language_with_its_values() -> None:
    told = message("{name} is no workbook.", name="a.xlsx")
    assert ENGLISH(told) == "a.xlsx is no workbook."
    assert Words("xx", Shouting())(told) == "a.xlsx IS NO WORKBOOK."


def test_values_that_are_messages_are_translated_too() -> None:
    assert Words("xx", Shouting())(message("{name}!", name=message("overdue"))) == "OVERDUE!"


class Spacing(gettext.NullTranslations):
    """Stands for a language that sets blanks before colons and semicolons."""

    def gettext(self, message: str) -> str:
        return message.replace("}:", "} :").replace("};", "} ;")


def test_a_label_and_its_value_are_joined_as_the_language_joins_them() -> None:
    told = [labelled("1.2", message("{n} %", n=50)), labelled("1.3", 2027)]
    for translations, expected in (
        (gettext.NullTranslations(), "1.2: 50 %; 1.3: 2027"),
        (Spacing(), "1.2 : 50 % ; 1.3 : 2027"),
    ):
        words = Words("xx", translations)
        assert words(set_apart([words(one) for one in told])) == expected
    assert ENGLISH(set_apart(["{alone}"])) == "{alone}"


def test_numbers_choose_their_form() -> None:
    assert [ENGLISH(plural("{n} row", "{n} rows", n)) for n in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]
    assert Words("xx", Shouting())(plural("{n} row", "{n} rows", 2)) == "2 LINEs"


def test_braces_in_what_people_typed_are_left_alone() -> None:
    assert ENGLISH(message("“{name}”", name="{oops} %s")) == "“{oops} %s”"
    assert ENGLISH("100 % {of it}") == "100 % {of it}"


def test_a_file_name_that_is_no_text_can_be_told_all_the_same() -> None:
    told = message("“{name}” was not found.", name=Path("caf\udce9.xlsx"))
    assert ENGLISH(told) == str(told) == "“caf\ufffd.xlsx” was not found."
