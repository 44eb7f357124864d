"""Which words are function words, interview-speak, or everyday words; all else is specific.

A list of general words serves every profession, where a list of tools serves one: "roux",
"heparin" and "indemnity" are told from "things" and "stakeholders" without knowing either trade.
"""

from bot.scoring.roots import roots

_FUNCTION = """
a about above across after again against all almost along already also although always am among an
and another any anybody anyone anything anyway are around as at away back be because been before
behind being below best better between bit both but by came can come could did do does done down
during each either else enough even ever every everybody everyone everything few first for from
further get go going gone got had has have he hence her here hers him his how however i if in
instead into is it its itself last lately later least less let lot lots many may maybe me might
mine minus more most much must my myself neither never next no nobody none nor not nothing now of
off often oh on once one ones only onto or other others otherwise our ours ourselves out over own
per perhaps plus possibly probably quite rather said same say second shall she should since so some
somebody somehow someone something sometimes somewhat soon still stuff such than that the their
theirs them then there therefore these they thing this those though through thus to together too
toward towards under unless until up upon us very via was we were what whatever when whenever where
whether which whichever while who whoever whole whom whose why will with within without would yes
yet you your yours
"""
_GENERIC = """
ability able absolutely abstract accelerate accomplish accountability accountable achieve
achievement action active actively actually adapt adaptable address adequate adjust adopt advance
advanced advantage advocate affect afterthought afterwards agenda agile ai aim algorithm aligned
alignment alternative alternatives amazing ambiguity ambiguous ambition ambitious amount analyse
analytical analytics anticipate anytime appreciate approach appropriate area aspect aspire assess
assessment assist assume assumption assure attempt attention attitude attribute authentic authority
automate automation available aware backend background balance bandwidth barrier base baseline
basic basis behavior behaviour believe believer benchmark benefit best big bigdata bigger blameless
blockchain blocker blockers bold boost bottleneck brainstorm brilliant bring broad build busier
business buzz candid capability capable care career careful carefully careless cautious challenge
challenging champion chance change characteristic chatbot cheaper check checked choice choose
clarify clarity clean clearer clearly client close closely cloud coach coding coherent collaborate
collaboration collaborative collective comfortable commit commitment committed common communicate
communication company compare compelling competence competent competitive complete completely
complex complexity compliance complicated comprehensive concept concern conclude conclusion conduct
confidence confident confirm conflict connect connection consequence consider considerable
consistent consistently constant constructive context continuous continuously contribute conversion
convince coordinate coordination core correct cost costs courage courageous create creative
creativity credibility credible critical critically cross crucial culture curiosity curious
customer cutting cybersecurity dashboard data deadline debate decide decision dedicated dedication
deep deeply definitely deliberate deliver deliverable deliverables demand demonstrate depend deploy
deployment desire detail detailed determination determine determined develop developer development
devops devote dialogue different differently difficult digital digitalization dilemma diligence
diplomatic direction discipline discuss discussion disrupt disruption diverse do double drive
driven due dynamic eager early easier easily easy ecosystem edge effective effectively efficiency
efficient efficiently effort either element elevate embrace emotion emotional empathy emphasise
empower enable encounter encourage encouragement end endeavour energy engage engaging enhance enjoy
enjoyable ensure enterprise enthusiasm enthusiastic entire entrepreneur environment equip error
especially essential establish ethic evaluate evaluation event eventually everybody everyday
everywhere evidence evolve example exceed excellence excellent exchange excite exciting execute
execution expect experience experienced expert expertise exploration explore express extend
extensive extent extremely face facilitate fact factor fail failure fair fairly faith familiar
fantastic fascinating fast faster favor fearless feasible feature feedback feel field figure
finalise finalize find fine finish fit fix flawless flexibility flexible fluent focus focused
follow forever forward foster foundation framework fresh friendly frontend fulfil fulfill full
fullstack function fundamental future gain gap gather general generally generate genuine genuinely
give global goal good gradually grasp great greater group grow growth guarantee guess guidance
guide habit handle happen happier happy hard harder hardship hardworking harmony hat hats help
helpful high higher highly holistic honest honesty hope huge human humble hurdle idea ideal ideate
ideation identify immediate immediately immense impact impactful implement implementation
implication importance important impress impressive improve improvement include inclusive income
incredible incredibly individual industry influence information infrastructure initial initially
initiative innovate innovation innovative input inquire insight inspiration inspire inspired
instance instinct instruct instruction integrate integrity intellectual intelligence intelligent
intend intense intent intention intentional interact interaction interest interesting internal
internet interpersonal intuition intuitive invaluable invest investigate invite involve issue item
iterate job journey judge judgement judgment juggle justify keen keep key kickoff kind kindness
know knowledge knowledgeable kpi landscape large larger latest launch lead leader leadership
leading learn learner learning lesson leverage life limit limitation limited listener little llm
llms logic logical long long-term look love lower loyal loyalty machine main mainly maintain
maintainability maintainable major make manage management manager market massive matter mature
maturity maximise mean meaningful meaningfully measure meet meeting member mentor mentoring method
methodical methodology meticulous metric microservice milestone milestones million mind mindset
mission mistake ml mlops model modern modify momentum monitor morale motivate motivated motivation
move multiple multitask multitasking natural naturally nature necessary need negotiate negotiation
network neural neutral new nicer nlp normal notable notice nowadays number numerous objective
observe obstacle obviously occur off offer offs ongoing open openness operate operation opinion
opportunity opposite optimal optimisation optimise optimism optimistic optimization option
organisation organise organised organization organized orient oriented ourselves outcome outlook
outperform outside outstanding overall overcome overview own ownership pace paradigm part
particular particularly partner partnership passion passionate path patience patient pattern people
percentage perception perfect perform performance persist persistence persistent person personal
personally perspective phase philosophy pioneer pipeline pivot place plan planning platform play
pleased pleasure plenty point polish polite politely popular portfolio position positive possible
potential power powerful practice precise precisely precision preparation prepared pressure prevent
pride primarily primary principle prior prioritise priority proactive probable problem
problem-solving procedure proceed process product production productive productivity professional
professionalism professionally proficiency proficient profile programme programming progress
project promote prompt promptly proper properly proposal propose prosper protect prototype proud
prove proven provide punctual purpose pursue push python quality question quick quicker quickly
range reach react reaction ready real realise realize reason reasonable reasonably recent recognise
recognition recognize recommend redesign refine reflect reflection regard regardless regular
regularly reinforce relate relation relationship relevant reliability reliable remain remarkable
report reputation request require requirement resilience resilient resolution resolve resonate
resource resourceful respect respected respectful respectfully respond responsibility responsible
responsive responsiveness restore result reusable revenue review reward rewarding right rigorous
risk roadblock roadblocks roadmap robust robustness rock roi role rollout root route run saas safe
safety sales satisfaction satisfied satisfy scalability scalable scale scenario schedule science
scope scrum seamless security seek select self sense sensitive sensitivity separate serious
seriously service set several shape share shift show significance significant significantly similar
simple simpler simplest simply sincere sincerely situation skill skilled skillset slower small
smaller smart smooth smoother smoothly smoothness social software solid solution solve sooner
sophisticated sort special specialise specialize specialty specific specifically spirit sprint sql
stability stable stack stage stakeholder stakeholders stand standard standpoint start startup state
steadily steady step stimulate strategic strategically strategy streamline streamlined streamlining
strength stressful strict strictly strive strong stronger strongest strongly structure structured
struggle style substantial succeed success successful successfully suggest suggestion suit suitable
superb superior supervise support supportive sure surpass surround sustain sustainable switch
synergies synergy system tackle tactful tailor take talent talented target task team teammate
teamplayer teamwork tech technical technically technique technologically technology tenacious
tendency term test thank theme theoretical thing think thorough thoroughly thoughtful thoughtfully
thrill thrilled thrive thriving time today together tolerance tomorrow tool top topic total
touchpoint tough track trade tradeoff traditional train training transfer transform transformation
transition transparency transparent treat tremendous trend troubleshoot true truly trust
trustworthy try turn type typical typically ultimate ultimately uncertain uncertainty undergo
understand understanding unexpected unique unite unlock unprecedented unreasonable update upfront
upgrade urgency urgent usability use useful user usual usually utilise utmost validate validation
valuable value valued variety various vast versatile versatility viable vibrant view vigorous
visibility vision vital vulnerable want way weakness wearing weigh well wholeheartedly wide willing
willingness win wisdom wise wish wonderful decisive essence guardrail guardrails hindsight
hypothesis learnings mindful takeaway wider work worker workflow working workload workplace world
world-class worry worth year yield zeal
"""


FUNCTION = frozenset(_FUNCTION.split())
"""Words without content, as they are spelt."""

GENERIC = roots(_GENERIC)
"""Roots that fit any answer to any question: they neither earn points nor ground a claim."""
