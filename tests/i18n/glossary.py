"""The table of GLOSSARY.md that was agreed on with the field: code, and what is said in each language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tracker.domain.text import folded

_ROWS = """
commitment|commitment|compromiso|compromisso|engagement
recommendation|recommendation|recomendación|recomendação|recommandation
delegation|delegation|delegación|delegação|délégation
not_reported|not reported|sin información|sem informação|non communiqué
not_started|not started|no iniciada|não iniciada|non commencée
planned|planned|prevista|prevista|prévue
in_progress|in progress|en curso|em andamento|en cours
partially_implemented|partially implemented|aplicada parcialmente|parcialmente implementada|partiellement appliquée
implemented|implemented|aplicada|implementada|appliquée
continuous|continuous|continua|contínua|continue
superseded|superseded|reemplazada|substituída|remplacée
not_to_be_implemented|will not be implemented|no se aplicará|não será implementada|ne sera pas appliquée
under_consideration|under consideration|en examen|em análise|à l'examen
accepted|accepted|aceptada|aceita|acceptée
accepted_in_part|accepted in part|aceptada parcialmente|aceita parcialmente|acceptée en partie
noted|noted|se toma nota|tomou-se nota|notée
not_accepted|not accepted|no aceptada|não aceita|non acceptée
not_applicable|not applicable|no aplicable|não aplicável|sans objet
lead|lead institution|institución responsable|órgão responsável|institution chef de file
person|focal point|punto focal|ponto focal|point focal
alternate|alternate focal point|punto focal alterno|ponto focal suplente|point focal suppléant
deadline|deadline|plazo|prazo|échéance
overdue|overdue|plazo vencido|prazo vencido|échéance dépassée
evidence|supporting documents|documentación de respaldo|documentos comprobatórios|pièces justificatives
limitation|limitations|limitaciones|limitações|difficultés rencontrées
next_step|next steps|próximos pasos|próximos passos|prochaines étapes
freeze|as presented|versión presentada|versão apresentada|version présentée
review|review of changes received|revisión de cambios recibidos|revisão das alterações recebidas|\
examen des modifications reçues
conflict|differing versions|versiones divergentes|versões divergentes|versions divergentes
chase_list|replies awaited|respuestas pendientes|respostas pendentes|réponses attendues
"""

GLOSSARY = {
    code: dict(zip(("en", "es", "pt", "fr"), said, strict=True))
    for code, *said in (line.split("|") for line in _ROWS.strip().splitlines())
}

EVERYDAY = frozenset({"noted"})
"""English words that mean something else in most sentences: what is noted from a letter is no position."""

ALSO_SAID: Mapping[tuple[str, str], str] = {
    # "Documentación" is all of them; one, or several that are counted, are documents.
    ("evidence", "es"): r"documentos? de respaldo",
}

OTHERWISE: Mapping[tuple[str, str], str] = {
    ("overdue", "Overdue and next 90 days"): "the name of a sheet has room for 31 letters",
    ("overdue", "- **Attention** finds what lacks"): "actions are overdue there, which have a day and no “plazo”",
    ("overdue", "What is overdue, and what is due soon"): "a verb, in French: what went past its “échéance”",
    ("overdue", "Whatever their deadline, commitments are"): "the deadline was named in the same sentence",
    ("delegation", "{all} of {n} delegation"): "in French of “all of them”, beside their names",
    ("deadline", "{n} open commitment; {settled}"): "in French these are “clos”",
}
"""Considered: a term, and how an English sentence begins whose translation says it in other words."""


def uses(english: str, code: str) -> bool:
    """Whether the sentence says the term.

    The name of the product, places for values, and what is typed or marked for machines are none.
    """
    said = re.sub(r"commitment tracker|--\w+|{\w+}|`.*?`|<.*?>|^tracker .*|&", "", english, flags=re.IGNORECASE)
    return re.search(rf"\b{GLOSSARY[code]['en']}", said, re.IGNORECASE) is not None


def says(text: str, code: str, language: str) -> bool:
    """Whether the term is in it, in whatever gender and number; a verb may part it ("no es aplicable")."""
    stems = [re.escape(_stem(word)) + r"[\w'’]*" for word in folded(GLOSSARY[code][language]).split()]
    wanted = r"(?:\W+[\w'’]+){0,2}?\W+".join(stems)
    if also := ALSO_SAID.get((code, language)):
        wanted = f"{wanted}|{also}"
    return re.search(rf"\b(?:{wanted})", folded(text.replace("&", ""))) is not None


def _stem(word: str) -> str:
    return word[: -3 if len(word) > 6 else -1 if len(word) > 3 else None]
