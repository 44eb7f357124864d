"""Words and phrases that headings of resumes are made of, in the languages that are read."""

import re
from enum import StrEnum


class Section(StrEnum):
    """What a section holds, as far as reading it goes."""

    TOP = "top"
    EXPERIENCE = "experience"
    PROJECTS = "projects"
    EDUCATION = "education"
    SKILLS = "skills"
    SUMMARY = "summary"
    OTHER = "other"


KEYWORDS = {
    Section.SKILLS: "skills? skillset abilities capabilities aptitudes "
    "technologies technology technical-skills tools toolbox "
    "toolset stack "
    "competenc(?:y|ies) proficiencies expertise strengths fields languages software "
    "comp[e\u00e9]tences? outils langues langages logiciels technologies "
    "f\u00e4higkeiten kenntnisse kompetenzen sprachen habilidades competencias idiomas "
    "competenze lingue compet\u00eancias vaardigheden talen",
    Section.EXPERIENCE: "experiences? employment employed career internships? volunteer(?:ing)? "
    "positions? "
    "involvement work exp[e\u00e9]riences? stages? emplois? berufserfahrung berufspraxis "
    "jobs? posts? parcours "
    "werdegang praktika beruflicher experiencia(?:s)? empleo esperienz[ae] "
    "experi\u00eancia(?:s)? werkervaring loopbaan appointments?",
    Section.PROJECTS: "projects? portfolio projets? projekte proyectos progetti projetos projecten",
    Section.EDUCATION: "education educational academics? schooling studies degrees? formations? "
    "[e\u00e9]ducation "
    "[e\u00e9]tudes dipl\u00f4mes ausbildung bildung studium formaci\u00f3n educaci\u00f3n "
    "estudios istruzione formazione educa\u00e7\u00e3o forma\u00e7\u00e3o opleiding(?:en)?",
    Section.SUMMARY: "summary profile objectives? about status highlights overview introduction "
    "bio biography "
    "statement profil r\u00e9sum\u00e9 objectif pr\u00e9sentation zusammenfassung ziel "
    "perfil resumen sommario profilo resumo profiel samenvatting philosophy",
    Section.OTHER: "awards? hono(?:u)?rs? publications? papers certifications? certificates? "
    "licen[cs]es? "
    "licensure credentials? clearance datos cursos "
    "references? referees interests? hobbies activities affiliations? coursework "
    "courses contacts? links profiles achievements? accomplishments? patents? talks? "
    "presentations? writing community memberships? training trainings additional volunteering "
    "leadership research teaching service press media conferences? scholarships? details "
    "personal information distinctions loisirs centres coordonn\u00e9es r\u00e9f\u00e9rences "
    "certificats interessen hobbys kontakt auszeichnungen weiterbildung intereses contacto "
    "premios certificaciones referencias interessi certificazioni contatti areas workshops",
}
MODIFIERS = frozenset(
    "work professional relevant selected technical core key my personal academic industry and "
    "of the "
    "& / + in by with history background other most recent summary areas focus program programs "
    "projects "
    "qualifications invited open source operating systems software computer soft hard side "
    "research "
    "teaching leadership military early previous current paid notable major executive additional "
    "social extracurricular extra-curricular independent honors activities awards interests me on "
    "online more a an for to industrial clinical legal field student life knowledge domain "
    "methods techniques equipment applications platforms "
    "expertise skills set experience training information management involvement "
    "professionnelle professionnelles professionnel professionnels personnels personnelles de "
    "des du "
    "la le les et d'int\u00e9r\u00eat d\u2019int\u00e9r\u00eat int\u00e9r\u00eat informatique "
    "informatiques techniques acad\u00e9mique "
    "und der die berufliche beruflicher laboral profesional acad\u00e9mica t\u00e9cnicas y e "
    "professionale professionali profissional".split()
)
_WORK_PHRASE = re.compile(
    r"(?:(?:professional|work|working|career|employment|job|teaching|clinical|legal|military|"
    r"nursing|culinary|relevant|sales|trade)\s+)+"
    r"(?:background|history|record|journey|life|chronology|timeline|appointments|service|roles)"
    r"|where i(?:'ve|\u2019ve| have) worked|what i(?:'ve|\u2019ve| have) done|(?:key|recent|past|"
    r"selected|previous) roles|posts held|parcours professionnel|"
    r"trayectoria(?: profesional| laboral)?",
    re.IGNORECASE,
)
PHRASES = {
    Section.EXPERIENCE: _WORK_PHRASE,
    Section.SKILLS: re.compile(
        r"(?:what|tools|things) i (?:use|know|work with|can do)|know-?how|(?:in )?my toolbox|"
        r"tools of (?:the|my) trade|savoir-faire|lo que s\u00e9(?: hacer)?",
        re.IGNORECASE,
    ),
    Section.SUMMARY: re.compile(
        r"in (?:short|brief)|at a glance|who i am|my story|en bref|en breve|hello|hi there",
        re.IGNORECASE,
    ),
}
_COLUMN = (
    r"dates?|periods?|years?|from|to|duration|position(?: held)?|(?:job )?titles?|roles?|"
    r"employers?|compan(?:y|ies)|organi[sz]ations?|institutions?|locations?|place|city|responsibilities|"
    r"duties|main|key|results?|qualifications?|subjects?|grades?|degrees?|employment|school|hospital|client"
)
TABLE_HEAD = re.compile(rf"(?:{_COLUMN})(?:\s*[,/|&-]?\s*(?:and\s+)?(?:{_COLUMN}))+", re.IGNORECASE)
"""The first row of a table: names of columns and nothing else."""
