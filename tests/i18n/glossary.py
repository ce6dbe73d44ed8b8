"""The table of GLOSSARY.md that was agreed on with the field: code, and what is said in each language."""

from __future__ import annotations

_ROWS = """
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
"""

GLOSSARY = {
    code: dict(zip(("en", "es", "pt", "fr"), said, strict=True))
    for code, *said in (line.split("|") for line in _ROWS.strip().splitlines())
}
