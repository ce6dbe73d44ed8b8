"""What commitments are linked to: Global Compact for Migration, Sustainable Development Goals, other recommendations.

Numbers and titles: the Global Compact's 23 objectives (A/RES/73/195; the titles in other languages are translations of
ours), and the SDG targets that concern migration (Migration Data Portal, IOM), in short.
"""

from __future__ import annotations

import re

from tracker.domain.references import split_reference
from tracker.words import Message, message

GCM = "gcm"
SDG = "sdg"
RELATED = "related"
FRAMEWORKS = (GCM, SDG, RELATED)
"""The keys of the fields that hold links."""

GCM_OBJECTIVES: dict[str, Message] = {
    "1": message("Collect and utilize accurate and disaggregated data as a basis for evidence-based policies"),
    "2": message(
        "Minimize the adverse drivers and structural factors that compel people to leave their country of origin"
    ),
    "3": message("Provide accurate and timely information at all stages of migration"),
    "4": message("Ensure that all migrants have proof of legal identity and adequate documentation"),
    "5": message("Enhance availability and flexibility of pathways for regular migration"),
    "6": message("Facilitate fair and ethical recruitment and safeguard conditions that ensure decent work"),
    "7": message("Address and reduce vulnerabilities in migration"),
    "8": message("Save lives and establish coordinated international efforts on missing migrants"),
    "9": message("Strengthen the transnational response to smuggling of migrants"),
    "10": message("Prevent, combat and eradicate trafficking in persons in the context of international migration"),
    "11": message("Manage borders in an integrated, secure and coordinated manner"),
    "12": message(
        "Strengthen certainty and predictability in migration procedures for appropriate screening, assessment and"
        " referral"
    ),
    "13": message("Use migration detention only as a measure of last resort and work towards alternatives"),
    "14": message("Enhance consular protection, assistance and cooperation throughout the migration cycle"),
    "15": message("Provide access to basic services for migrants"),
    "16": message("Empower migrants and societies to realize full inclusion and social cohesion"),
    "17": message(
        "Eliminate all forms of discrimination and promote evidence-based public discourse to shape perceptions of"
        " migration"
    ),
    "18": message(
        "Invest in skills development and facilitate mutual recognition of skills, qualifications and competences"
    ),
    "19": message(
        "Create conditions for migrants and diasporas to fully contribute to sustainable development in all countries"
    ),
    "20": message(
        "Promote faster, safer and cheaper transfer of remittances and foster financial inclusion of migrants"
    ),
    "21": message(
        "Cooperate in facilitating safe and dignified return and readmission, as well as sustainable reintegration"
    ),
    "22": message("Establish mechanisms for the portability of social security entitlements and earned benefits"),
    "23": message(
        "Strengthen international cooperation and global partnerships for safe, orderly and regular migration"
    ),
}

SDG_TARGETS: dict[str, Message] = {
    "1.5": message("Build the resilience of the poor to climate-related and other shocks"),
    "3.8": message("Achieve universal health coverage"),
    "3.c": message("Recruit, train and retain health workers in developing countries"),
    "4.b": message("Expand scholarships for students of developing countries"),
    "5.2": message("Eliminate violence against women and girls, trafficking included"),
    "8.7": message("End forced labour, modern slavery, trafficking and child labour"),
    "8.8": message("Protect labour rights of all workers, migrant workers included"),
    "10.2": message("Promote the social, economic and political inclusion of all"),
    "10.3": message("Ensure equal opportunity and end discriminatory laws and practices"),
    "10.7": message("Facilitate orderly, safe, regular and responsible migration"),
    "10.c": message("Reduce the cost of migrant remittances"),
    "11.5": message("Reduce deaths, people affected and losses caused by disasters"),
    "11.b": message("Plan for inclusion, climate change and disaster risk in cities"),
    "13.1": message("Strengthen resilience to climate-related hazards and natural disasters"),
    "13.b": message("Raise capacity for climate change planning in the least developed countries"),
    "16.2": message("End abuse, exploitation, trafficking and violence against children"),
    "16.3": message("Promote the rule of law and equal access to justice"),
    "16.4": message("Reduce illicit flows and combat organized crime"),
    "16.9": message("Provide legal identity for all"),
    "17.18": message("Make data available by migratory status"),
}

TITLES: dict[str, dict[str, Message]] = {GCM: GCM_OBJECTIVES, SDG: SDG_TARGETS}
"""The closed frameworks; a link to another recommendation is its reference."""

_PART = re.compile(r"[.]")


def canonical_code(framework: str, code: str) -> str | None:
    """The one form of a link's code, "10.c" or "3.5"; None for what the framework does not hold."""
    if framework in TITLES:
        code = code.strip().casefold()
        return code if code in TITLES[framework] else None
    split = split_reference(code)
    return "/".join(part for part in split if part) if split else None


def in_order(code: str) -> tuple[tuple[int, str], ...]:
    """Sorts "8.8" before "10.2", and "10.7" before "10.c"."""
    return tuple((int(part), "") if part.isdigit() else (10**9, part) for part in _PART.split(code))
