"""Everyday words that stand for each other when the same point is made in other words.

Hand-made and general: verbs and nouns of any trade, no terms of one. A word may be in several
groups; two words are near when they share one. Opposites are never in one group.
"""

from functools import lru_cache

from bot.scoring.roots import root

_GROUPS = """
check verify confirm test validate inspect examine review; measure count quantify track record log;
compare contrast match against benchmark; ask question query enquire request; tell say explain
state inform notify announce report mention; write document record note log draft; read look see
view inspect watch observe; find discover detect spot notice identify locate; search seek hunt;
change alter modify edit adjust adapt update revise amend; fix repair correct mend solve resolve
patch; break fail crash fault error bug defect malfunction; stop halt end cease quit pause cancel
abort; start begin launch open initiate kick; continue carry proceed resume keep; wait delay
postpone defer hold late; hurry urgent rush immediate fast quick rapid speed; slow lag delay
sluggish; increase rise grow climb raise more higher; decrease fall drop reduce cut shrink lower
less decline; big large huge great major massive; small little tiny minor slight; many several
multiple numerous; few rare seldom scarce uncommon; common frequent often usual typical; same
identical equal equivalent alike; different distinct vary differ separate; similar alike comparable
close; new fresh recent unseen latest; old previous earlier prior past former; first initial begin
early; last final end latest; early soon before beforehand advance; after later afterwards
following subsequent; often frequent repeat regular; always constant every; split divide separate
break partition segment; combine merge join unite mix together; add include append attach insert
put; remove delete drop exclude discard strip omit; keep retain preserve store save maintain; lose
miss lack absent gone; miss omit overlook forget skip leave; get obtain receive gain acquire fetch;
give provide supply offer hand deliver; send deliver forward transmit ship; take accept grab; buy
purchase order acquire; sell sale; pay spend cost price fee charge money cash; cheap inexpensive
affordable low; expensive costly dear; money cash fund budget capital; cost price expense; loss
lose damage harm; profit gain earn income revenue benefit; risk danger hazard threat exposure; safe
secure protect guard; protect defend guard shield secure; harm hurt damage injure injury; help
support assist aid; stop prevent avoid block forbid; allow permit let enable may; forbid ban
prohibit refuse block; refuse reject decline deny; agree accept approve consent; disagree argue
dispute conflict object; choose select pick decide opt prefer; decide decision judge conclude;
reason cause why because explain explanation; cause lead produce trigger create; result outcome
effect consequence end; proof evidence fact support; guess assume suppose estimate presume;
estimate approximate rough guess; know understand grasp aware; learn study understand; teach train
educate instruct coach explain; remember recall memory; forget miss; think believe consider; plan
prepare arrange schedule; goal aim target objective purpose intent; rule policy law regulation
guideline; law legal statute; duty obligation responsibility; must need require necessary; want
wish desire; important matter critical key essential vital main; extra additional more further;
enough sufficient adequate; wrong incorrect false mistake error invalid inaccurate; right correct
true valid accurate; true real actual genuine; fake false invented fabricate bogus; clear obvious
plain evident explicit; vague unclear ambiguous; simple easy plain basic; hard difficult tough
complex; part piece section portion component; whole entire complete full all; list set collection;
group set class category cluster; kind type sort category; example instance case sample; sample
subset example; number figure count amount quantity; amount quantity volume number; share
proportion percent percentage fraction ratio rate; average mean median typical; range spread
variance variation; chance probability likelihood odds; random chance luck accident noise; trend
pattern drift; limit cap maximum bound ceiling threshold; threshold cutoff limit; minimum least
floor; time hour minute moment period; day daily today; week weekly; month monthly; year annual
yearly; deadline due date; place location site spot position; near close beside next; far distant
remote; home house; office work workplace; job work role task; task job work item; worker employee
staff colleague; boss manager lead supervisor chief; colleague teammate coworker peer; team group
crew; customer client buyer user consumer; user person people someone; person individual human
someone; child kid pupil student; student pupil learner class; teacher tutor instructor; doctor
physician clinician; nurse staff; patient sick ill; ill sick disease illness condition; drug
medicine medication tablet dose; company firm business organisation employer; contract agreement
deal; letter email message mail; message text note; phone call ring; call ring phone; meeting talk
discussion conversation; talk speak discuss chat conversation; listen hear; answer reply response
respond; question ask query; word term phrase; sentence phrase line; text passage document;
document paper file record; book source reference; source origin cite citation reference; copy
duplicate repeat replicate; repeat again duplicate rerun twice; original source first; version
draft revision release; name label title call; label tag mark annotate; mark grade score rate;
grade score rating; describe explain outline define; define definition mean meaning; show display
demonstrate reveal present; hide conceal mask; secret private confidential; private personal
confidential; public open shared; share distribute pass; spread distribute; move shift transfer
migrate; leave quit exit depart; stay remain keep; return back restore revert; undo revert rollback
reverse; reverse opposite invert; turn switch flip; build make create construct develop; make
create produce build; design plan shape; use apply employ utilise; try attempt test; run execute
perform; handle process treat deal; manage control handle; control govern steer; force compel push;
push press force; pull draw fetch; connect link join tie; link connection relation tie; depend rely
hinge; trust rely believe confidence; doubt uncertain unsure question; sure certain confident;
honest open frank admit; admit confess acknowledge own; blame fault accuse; fault blame error;
apologise sorry; angry upset annoyed cross; happy glad pleased satisfied; worry concern fear
anxious; calm quiet; calm settle soothe; pain ache hurt; blood bleed; food eat meal; water wet
drink; machine computer server device equipment; computer machine laptop; tool instrument; screen
page display; web website site online; page site; network connection internet; password login
credential; data information record; table row column; store save keep; load burden traffic; heavy
weight load; traffic load visit request; queue line backlog wait; empty blank null missing; full
complete; open start; close shut end finish; finish complete end done; lock block freeze; free
release unlock; balance trade weigh; weigh balance consider; fair just equal unbiased; bias unfair
prejudice skew; unfair bias unequal; equal even; group segment cohort; separate apart split; alone
single only sole; only single alone; single one sole; both pair two; pair two couple; half two;
double twice; middle centre; top highest best; bottom lowest worst; best ideal optimal; worst poor
bad; bad poor weak; good strong sound; strong powerful; weak poor fragile; detail specific precise
exact; exact precise accurate; general broad overall; narrow limit restrict; wide broad; deep
thorough; surface shallow; inside internal within; outside external; local near; global world
whole; foreign abroad; human person people manual; manual hand human; automatic automate machine;
hand manual; expert specialist professional; novice beginner; skill ability; experience practice;
practice exercise; training practice; feedback comment review; comment remark note; advice suggest
recommend guidance; suggest propose recommend advise; warn alert alarm notify; alert alarm warning;
sign signal symptom indicator clue; signal sign
"""


_NONE: frozenset[int] = frozenset()


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_GROUPS.split(";")):
        for word in line.split():
            found.setdefault(root(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def groups_of(root: str) -> frozenset[int]:
    """Give the groups that a root is in; two roots in one group may stand for each other."""
    return _groups().get(root, _NONE)
