"""The labels of GLOSSARY.md in the four languages, for reading what colleagues typed in any of them.

The languages' catalogues put words on a screen; this table recognises them, whatever language the file was made in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from tracker.domain.text import folded
from tracker.domain.vocabulary import POSITION_LABELS, STATUS_LABELS, Position, Status

_STATUS: Mapping[str, tuple[str, ...]] = {
    Status.NOT_STARTED: ("no iniciada", "não iniciada", "non commencée", "no iniciado", "pending", "not yet started"),
    Status.PLANNED: ("prevista", "prévue", "previsto", "prévu", "scheduled"),
    Status.IN_PROGRESS: ("en curso", "em andamento", "en cours", "ongoing", "under way", "underway", "started"),
    Status.PARTIALLY_IMPLEMENTED: (
        "aplicada parcialmente",
        "parcialmente implementada",
        "partiellement appliquée",
        "partly implemented",
        "implemented in part",
    ),
    Status.IMPLEMENTED: (
        *("aplicada", "implementada", "appliquée", "done", "completed", "fully implemented"),
        *("hecho", "hecha", "feito", "feita", "fait", "faite"),
        *("completado", "completada", "concluído", "concluída", "achevé", "achevée", "terminé", "terminée"),
    ),
    Status.CONTINUOUS: ("continua", "contínua", "continue", "continuo", "continu"),
    Status.SUPERSEDED: ("reemplazada", "substituída", "remplacée"),
    Status.NOT_TO_BE_IMPLEMENTED: (
        "no se aplicará",
        "não será implementada",
        "ne sera pas appliquée",
        "not to be implemented",
    ),
}

_POSITION: Mapping[str, tuple[str, ...]] = {
    Position.UNDER_CONSIDERATION: ("en examen", "em análise", "à l'examen", "à l’examen"),
    Position.ACCEPTED: ("aceptada", "aceita", "acceptée"),
    Position.ACCEPTED_IN_PART: (
        "aceptada parcialmente",
        "aceita parcialmente",
        "acceptée en partie",
        "partially accepted",
        "partly accepted",
    ),
    Position.NOTED: ("se toma nota", "tomou-se nota", "notée"),
    Position.NOT_ACCEPTED: ("no aceptada", "não aceita", "non acceptée"),
    Position.NOT_APPLICABLE: ("no aplicable", "não aplicável", "sans objet", "n/a"),
}

_NOT_REPORTED = ("not reported", "sin información", "sem informação", "non communiqué")

_HEADERS: Mapping[str, tuple[str, ...]] = {
    "ref": ("Ref", "Ref.", "Reference", "Referencia", "Referência", "Référence", "Réf."),
    "panel": ("Panel", "Painel"),
    "recommendation": ("Recommendation", "Recomendación", "Recomendação", "Recommandation"),
    "position": ("Position", "Posición", "Posição"),
    "status": ("Status", "Estado", "Situação", "État", "Statut"),
    "percent": ("Progress (%)", "Progress", "Avance (%)", "Progresso (%)", "Avancement (%)", "Progrès (%)"),
    "lead": ("Lead institution", "Institución responsable", "Órgão responsável", "Institution chef de file"),
    "person": ("Focal point", "Punto focal", "Ponto focal", "Point focal"),
    "deadline": ("Deadline", "Plazo", "Prazo", "Échéance"),
    "limitation": ("Limitations", "Limitaciones", "Limitações", "Difficultés rencontrées"),
    "next_step": ("Next steps", "Próximos pasos", "Próximos passos", "Prochaines étapes"),
    "comment": ("Comment", "Comments", "Comentario", "Comentário", "Commentaire"),
    "updated": ("Last updated", "Última actualización", "Última atualização", "Dernière mise à jour"),
    "id": ("Id",),
}

_FILLED_IN_BY = ("Filled in by", "Completado por", "Preenchido por", "Rempli par")


def _by_label(labels: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {folded(label): code for code, known in labels.items() for label in known}


def _choices(english: Mapping[str, object], known: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    spoken = {code: (code, code.replace("_", " "), str(label), *known[code]) for code, label in english.items()}
    return _by_label(spoken)


_CHOICES: Mapping[str, Mapping[str, str]] = {
    "status": _choices(STATUS_LABELS, _STATUS),
    "position": _choices(POSITION_LABELS, _POSITION),
}
_HEADER_KEYS = _by_label(_HEADERS)
_NOTHING = frozenset(folded(label) for label in _NOT_REPORTED)
_SIGNATURE = frozenset(folded(label) for label in _FILLED_IN_BY)


def says_nothing(text: str) -> bool:
    """Whether the text is "not reported" in one of the languages, or blank."""
    return _plain(text) in _NOTHING | {""}


def choice_of(key: str, text: str) -> str | None:
    """The code that a label in any language stands for ("En curso" is in_progress)."""
    return _CHOICES[key].get(_plain(text))


def nearest_choice(key: str, text: str) -> str | None:
    """The code whose label is nearest to a text that is no label; None where none is near."""
    found = get_close_matches(_plain(text), _CHOICES[key], n=1, cutoff=0.75)
    return _CHOICES[key][found[0]] if found else None


def header_key(text: str) -> str | None:
    """The key of the column that has this header in one of the languages."""
    return _HEADER_KEYS.get(folded(text))


def asks_who_filled_in(text: str) -> bool:
    """Whether the text is the label of the cell for the colleague's name."""
    return folded(text).rstrip(" :") in _SIGNATURE


def _plain(text: str) -> str:
    return folded(text).strip(" .")
