"""Job titles: how surely a text is one, by its head word (English last, Romance first)."""

import re

from bot.resume.deeds import is_sentence

_NOUNS = (
    "engineer|developer|programmer|manager|director|intern|internship|analyst|scientist|architect|"
    "teacher|aide|nurse|technician|technologist|chef|cook|consultant|officer|assistant|associate|"
    "lead|leader|head|founder|co-founder|cofounder|cto|ceo|cfo|coo|cmo|cio|vp|svp|evp|president|"
    "researcher|fellow|volunteer|coach|advocate|advisor|adviser|specialist|administrator|admin|"
    "coordinator|designer|journalist|reporter|supervisor|representative|rep|clerk|accountant|"
    "auditor|bookkeeper|contributor|maintainer|owner|trainer|tutor|instructor|lecturer|professor|"
    "agent|editor|writer|copywriter|author|translator|interpreter|attorney|lawyer|paralegal|"
    "counsel|judge|clerkship|pharmacist|physician|doctor|surgeon|resident|therapist|dentist|"
    "veterinarian|paramedic|caregiver|counselor|psychologist|librarian|archivist|curator|"
    "mechanic|electrician|plumber|carpenter|welder|machinist|operator|driver|pilot|captain|"
    "cashier|barista|bartender|waiter|waitress|server|host|hostess|receptionist|secretary|"
    "salesperson|salesman|seller|buyer|merchandiser|planner|scheduler|strategist|marketer|"
    "recruiter|generalist|partner|principal|chair|chairman|chairwoman|chairperson|treasurer|"
    "member|ambassador|evangelist|producer|photographer|videographer|animator|artist|illustrator|"
    "musician|composer|actor|dancer|model|tester|inspector|investigator|examiner|underwriter|"
    "broker|trader|banker|teller|economist|statistician|mathematician|physicist|chemist|biologist|"
    "geologist|actuary|surveyor|estimator|superintendent|foreman|guard|detective|sergeant|"
    "lieutenant|firefighter|entrepreneur|freelancer|contractor|student|apprentice|trainee|postdoc|"
    "dean|provost|warden|steward|attendant|butcher|baker|gardener|farmer|cleaner|housekeeper|"
    "nanny|babysitter|stylist|mentor|facilitator|organizer|organiser|moderator|executive|"
    "controller|comptroller|buyer|sre|tlm|pm|ta|ra|self[ -]employed|owner-operator|employee|"
    "staff|worker|operative|solicitor|barrister|advocate|notary|conveyancer|legal secretary|pupil|"
    "bricklayer|joiner|plasterer|roofer|painter|decorator|mason|labourer|laborer|fitter|glazier|"
    "scaffolder|builder|tiler|rigger|installer|groundworker|handyman|landscaper|locksmith|"
    "midwife|phlebotomist|hygienist|dietitian|dietician|radiographer|optometrist|optician|"
    "orderly|matron|sonographer|audiologist|pathologist|practitioner|carer|caretaker|medic|"
    "governess|headteacher|headmaster|headmistress|principal|educator|invigilator|paraprofessional|"
    "sommelier|ma\u00eetre d'|caterer|dishwasher|runner|patissier|p\u00e2tissier|porter|concierge|"
    "bellhop|busser|expeditor|restaurateur|hostler|valet|chauffeur|courier|dispatcher|picker|packer|"
    "stocker|stockroom|warehouseman|machinist|assembler|toolmaker|millwright|forester|ranger|"
    "hairdresser|barber|beautician|tailor|seamstress|florist|jeweller|upholsterer|"
    "realtor|appraiser|adjuster|assessor|valuer|collector|purchaser|negotiator|fundraiser|"
    "canvasser|telemarketer|promoter|publicist|columnist|correspondent|blogger|proofreader|"
    "cameraman|presenter|announcer|conductor|choreographer|potter|sculptor|"
    "soldier|officer cadet|corporal|commander|constable|marshal|pastor|chaplain|minister|"
    "priest|deacon|missionary|organist|interviewer|proctor|grader|adjunct|scholar|"
    "hydrologist|ecologist|agronomist|astronomer|geographer|historian|anthropologist|sociologist|"
    "epidemiologist|immunologist|toxicologist|microbiologist|botanist|zoologist|virologist|"
    "cartographer|draughtsman|drafter|draftsman|drafts?person|technologist|modeller|modeler|"
    "webmaster|scrum master|product owner|business partner|secr\u00e9taire|serveu(?:r|se)|"
    "cuisinier|cuisini\u00e8re|avocate?|juriste|m\u00e9decin|aide-soignante?|\u00e9ducat(?:eur|rice)|"
    "abogad[oa]|enfermer[oa]|maestr[oa]|cociner[oa]|camarer[oa]|contador(?:a)?|contable|"
    "vendedor(?:a)?|administrativ[oa]|auxiliar|encargad[oa]|supervisor(?:a)?|profesional|"
    "handler|selector|loader|unloader|sorter|stower|helper|hand|grader|cutter|preparer|processor|"
    "expediter|checker|reader|buyer|sitter|walker|groomer|trimmer|roaster|brewer|"
    "gestor(?:a)?|comercial|promotor(?:a)?|dependient[ea]|repartidor(?:a)?|cajer[oa]|monitor(?:a)?|"
    "peluquer[oa]|limpiador(?:a)?|conductor(?:a)?|mec\u00e1nic[oa]|electricista|alba\u00f1il|"
    "int[e\u00e9]rimaire|aide|guide|serveur|caissi(?:er|\u00e8re)|pharmacien(?:ne)?|"
    "architecte|urbaniste|journaliste|traduct(?:eur|rice)|biblioth\u00e9caire|b\u00e9n\u00e9vole|"
    "apprentie?|auxiliaire|vacataire|ma\u00eetre|ma\u00eetresse|contr\u00f4leu(?:r|se)|"
    "acheteu(?:r|se)|magasini(?:er|\u00e8re)|cadre|krankenpfleger(?:in)?|koch|k\u00f6chin|anwalt|anw\u00e4ltin|"
    "ing[e\u00e9]nieure?|d[e\u00e9]veloppeu(?:r|se)|chef(?:fe)?|directeur|directrice|"
    "responsable|charg[e\u00e9]e?|"
    "stagiaire|alternante?|assistante?|consultante?|technicien(?:ne)?|conseill(?:er|\u00e8re)|"
    "professeure?|enseignante?|gestionnaire|coordinateur|coordinatrice|vendeu(?:r|se)|graphiste|"
    "r\u00e9dact(?:eur|rice)|commerciale?|comptable|infirmi(?:er|\u00e8re)|animat(?:eur|rice)|"
    "formateur|"
    "entwickler(?:in)?|ingenieur(?:in)?|leiter(?:in)?|berater(?:in)?|praktikant(?:in)?|"
    "werkstudent(?:in)?|mitarbeiter(?:in)?|gesch\u00e4ftsf\u00fchrer(?:in)?|lehrer(?:in)?|"
    "architekt(?:in)?|"
    "crew|crewmember|stagehand|usher|docent|registrar|bursar|proctor|lifeguard|doula|a?esthetician|"
    "cosmetologist|masseu(?:r|se)|acupuncturist|chiropractor|podiatrist|orthodontist|"
    "ana?esthetist|orthotist|embalmer|mortician|arborist|agronomist|horticulturi?st|winemaker|"
    "fisherman|deckhand|bosun|skipper|purser|navigator|logistician|stevedore|longshoreman|"
    "line(?:s)?man|boilermaker|pipefitter|steamfitter|ironworker|framer|flagger|driller|miner|"
    "sawyer|weaver|knitter|cobbler|engraver|printer|bookbinder|typesetter|gaffer|dramaturg|"
    "playwright|screenwriter|novelist|vocalist|dj|comedian|dresser|milliner|keyholder|key holder|"
    "craftsman|tradesman|serviceman|groundsman|storeman|banksman|chargehand|commis|second|"
    "apprenticeship|fellowship|traineeship|externship|assistantship|placement|residency|"
    "conduct(?:eur|rice)|op\u00e9rat(?:eur|rice)|agente?|livreu(?:r|se)|pr\u00e9parat(?:eur|rice)|"
    "monteu(?:r|se)|soudeu(?:r|se)|peintre|menuisi(?:er|\u00e8re)|plombi(?:er|\u00e8re)|"
    "ma\u00e7on(?:ne)?|couvreur|charpenti(?:er|\u00e8re)|boulang(?:er|\u00e8re)|p\u00e2tissi\u00e8re|"
    "bouch(?:er|\u00e8re)|coiffeu(?:r|se)|esth\u00e9ticienne|kin\u00e9sith\u00e9rapeute|sage-femme|"
    "psychologue|notaire|chercheu(?:r|se)|doctorante?|documentaliste|attach\u00e9e?|adjointe?|"
    "d\u00e9l\u00e9gu\u00e9e?|h\u00f4te(?:sse)?|r\u00e9ceptionniste|employ\u00e9e?|ouvri(?:er|\u00e8re)|"
    "cariste|logisticien(?:ne)?|auditrice|analyste|\u00e9conomiste|chef de projet|"
    "operari[oa]|mozo|moza|cuidador(?:a)?|educador(?:a)?|psic\u00f3log[oa]|arquitect[oa]|"
    "farmac\u00e9utic[oa]|m\u00e9dic[oa]|veterinari[oa]|periodista|redactor(?:a)?|traductor(?:a)?|"
    "investigador(?:a)?|ayudante|oficial|secretari[oa]|recepcionista|programador(?:a)?|"
    "fontaner[oa]|carpinter[oa]|soldador(?:a)?|panader[oa]|pasteler[oa]|socorrista|azafat[oa]|"
    "delegad[oa]|asesor(?:a)?|orientador(?:a)?|formador(?:a)?|trabajador(?:a)?|"
    "referent(?:in)?|sachbearbeiter(?:in)?|kaufmann|kauffrau|auszubildende[r]?|assistent(?:in)?|"
    "ingenier[oa]|desarrollador(?:a)?|gerente|jef[ea]|becari[oa]|analista|consultor(?:a)?|"
    "profesor(?:a)?|director(?:a)?|coordinador(?:a)?|t\u00e9cnic[oa]|asistente|practicante|"
    "dise\u00f1ador(?:a)?|"
    "sviluppatore|sviluppatrice|ingegnere|responsabile|tirocinante|stagista|direttore|direttrice|"
    "insegnante|engenheir[oa]|desenvolvedor(?:a)?|estagi\u00e1ri[oa]|diretor(?:a)?|ontwikkelaar|"
    "stagiair"
)
_NOUN = re.compile(rf"(?:{_NOUNS})s?", re.IGNORECASE)
_BY_ENDING = re.compile(
    r"[a-z]+(?:ologist|ographer|therapist|keeper|worker|layer|maker|master|grapher|person|woman)"
    r"|[^\W\d_]{3,}trice|[^\W\d_]{5,}[aei]dora?"
    r"|[^\W\d_]{3,}(?:leiter|entwickler|berater|techniker|mechaniker|pfleger|verk\u00e4ufer|"
    r"ingenieur|fahrer|helfer|schwester|fachkraft)(?:in)?",
    re.IGNORECASE,
)
"""Trades that no list has whole: "drystone waller" escapes it, "beekeeper" doesn't."""
_ROMANCE = re.compile(
    r"\s+(?:de|du|des|d['\u2019]\w+|di|da|do|en|et|y|del|della|junior|senior|commercial|pour|"
    r"para)\b",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"(?:[\s,(/-]*\b(?:i{1,3}|iv|vi{0,3}|[1-5]|l[1-9]|jr|sr|junior|senior|level|grade|part[ "
    r"-]time|full[ -]time|"
    r"contract|freelance|remote|temporary|seasonal|intern|co-op|m/[wf]/d|h/f|f/h)\b[\s.)]*)+$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s+(?:of|for|to|at|in|on|with|@)\s+.*$|\s*[(/,+].*$|\s+&\s.*$|\s+[-\u2013\u2014]\s.*$",
    re.IGNORECASE,
)


_NAMED = re.compile(r"The\s+[A-Z]|self[- ]employed$", re.IGNORECASE)
"""A paper called "The Courier" is nobody's title, nor is whom one works for."""


def title_score(text: str) -> float:
    """Give 1.0 when the head word is a job's name, 0.5 when one stands elsewhere, else 0."""
    sentence = is_sentence(text.strip())
    if sentence or _NAMED.match(text.strip()):
        return 0.0 if sentence else 0.5
    plain = _OF.sub("", text.strip()) or text.strip()
    if _TRAIL.search(plain) and _TRAIL.sub("", plain).strip():
        stripped = _TRAIL.sub("", plain).strip()
        if _is_noun(stripped.split()[-1]) or re.search(r"intern|co-op", plain, re.IGNORECASE):
            return 1.0
    tokens = plain.split()
    if not tokens or len(text.split()) > 12:
        return 0.0
    if _is_noun(tokens[-1]) or _is_noun(" ".join(tokens[-2:])):
        return 1.0
    small = len(tokens) > 1 and tokens[1][:1].islower()
    if _is_noun(tokens[0]) and (len(tokens) == 1 or small or _ROMANCE.search(text)):
        return 1.0
    return 0.5 if any(_is_noun(token) for token in re.findall(r"[^\W\d_-]+", text)) else 0.0


def _is_noun(word: str) -> bool:
    bare = word.strip(".,:;()'\"")
    last = bare.rpartition("-")[2]
    return bool(_NOUN.fullmatch(bare) or _BY_ENDING.fullmatch(bare) or _NOUN.fullmatch(last))
