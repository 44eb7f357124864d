"""Common words of spoken English: they say something, but not what only one trade says."""

from bot.scoring.roots import roots

_EVERYDAY = """
ability able above absolute accept accident accompany account acid acquire across act actor actual
add address admire admit adopt adult advertise advice advise afraid afternoon age agency agent ago
agree agreement ahead aid air alarm album alcohol alert alien alike alive allow almond alone
alphabet amazed ambulance amuse ancient angel angle angry animal announce announcement annual
answer anxious anymore apart apartment apologise apologize apology app appear apple application
apply appointment apps april area argue argument arm army arrange arrangement arrival arrive art
article artist aside ask asleep assistant athlete atmosphere attach attack attend attract audience
august aunt author autumn avenue average avoid awake award awful baby bachelor background bad bag
bake balcony ball balloon banana band bank bar bare barely bargain bark barn base basket bath
bathroom battery battle beach bean bear beard beast beat beautiful bed beer beg begin behave bell
belong belt bench bend beside besides bet bicycle big bike bill bind bird birth birthday biscuit
bite bitter black blame blanket blast blind block blood blow blue board boat body boil bomb bone
book boot border boring born borrow boss bottle bottom boundary bowl box boy brain brave bread
break breakfast breath breathe breeze brick bride bridge brief bright brighten bring broadcast
brother brown brush bucket budget bug bullet bunch burden burn burst bus bush busy butter button
buy cable cage cake calculate calendar call calm camera camp campaign canal cancel candidate candle
cap capital captain capture car card careful carpet carrot carry cart case cash cast castle casual
cat catch cause ceiling celebrate celebration cell cent center centre century ceremony certain
certificate certification chain chair chalk chamber champion chance channel chapter character
charge chart chat cheap cheat check cheek cheer cheerful cheese chef chest chicken chief child chip
chocolate choose church circle circumstance citizen city civil claim class classic classroom clear
click climate climb clock close cloth clothes cloud club clue coal coast coat code coffee coin cold
collapse collar colleague collect collection college color colour column comb combine comfort
command comment commercial companion comparison compete competition complain complaint complicate
compliment compose computer concentrate concert condition conference confuse confusion congratulate
consult consumer contact contain content contest contract contrast control convenient conversation
convert cook cookie cool cope copy corn corner cotton cough could council count counter country
couple courage course court cousin cover cow coworker crack craft crash crazy cream crew crime
criminal crisp criticise criticize crop cross crowd crown cruel cry cup cupboard cure current
curtain curve cushion custom cut cycle dad daily damage dance danger dare dark date daughter dawn
day dead deadly deaf deal dear death debt decade december decent decide declare decline decorate
decrease deeper defeat defence defense define definition degree delay delicate delicious delight
demand dentist deny department departure deposit depth deputy describe description desert deserve
desk despite destroy destruction device die diet dig digital dine dinner diploma direct direction
director dirty disagree disappear disappoint disappointed disaster discount discover discovery
discuss disease dish distance district disturb dive divide division divorce doctor dog dollar door
dose double doubt downs downstairs downtown dozen draft drag drama draw drawer drawing dream dress
drink drop drum dry dull dust duty eager ear earn earth east easter eat echo economic economy edit
editor educate education effect egg eight elder elderly elect election electric electricity
electronic elephant elevator eleven email emails embarrass embarrassed emergency empire employ
employee employer employment empty encounter enemy engine engineer engineering english enter
entertain entertainment entire entrance envelope equal equipment escape essay estate estimate euro
eve evening event everywhere evil exact exactly exam examination examine except exceptional excuse
exercise exhibit exhibition exist exit expand expectation expense expensive experiment explain
explanation explode export expose external extra extraordinary extreme eye fabric face facility
factory fade faint fair faithful fall false family famous fan fancy far farm fashion fat fate
father fault favor favour favourite fear feather february fee feed feeling fence festival fetch
fever fiber fiction fifteen fifth fifty fight figure file fill film final finally finger finish
fire firm fish fisherman five flag flame flash flat flavor flavour flesh flight float flood floor
flour flow flower fluid fly fold folder folk folks follow fond food fool foot forbid forecast
foreign forest forget forgive fork form formal former formula fort fortune forty four fourteen
frame free freedom freeze frequent frequently friday fridge friend frog front fruit fuel fun fund
funeral funny fur furniture gallery game gap garage garbage garden gas gate gather gaze gear gender
generation generous gentle gentleman ghost giant gift girl give glad glance glass globe glory glove
glue goat god gold golf government grab grade gradual graduate grain grand grandfather grandmother
grant grape graph grass grave green greet grey grin grind grip grocery ground guard guess guest
guide guilty guitar gun guy guys gym habit hair half hall hammer hand handle handsome handy hang
hardly hardware harm harvest hat hate head headache heal health healthy hear heart heat heavy
height helicopter hell hello hero hesitate hey hi hide hill hire history hit hobby hold hole
holiday home honest hook hopefully horizon horn horror horse hospital host hot hotel hour house
household housing hug hundred hungry hunt hurry hurt husband ice idea ideal identity ignore ill
illegal illness image imagination imagine immigrant import impossible impression inch incident
income increase indeed independent indicate individual infant infection inform injury innocent
insect inside insist inspect install institution insult insurance intelligent intern internet
internship interrupt interview introduce introduction invent invention investment invitation iron
island item jacket jail jam january jar jaw jealous jeans jet jewel job join joint joke journal
journalist juice july jump june junior jury justice key keyboard kick kid kill kingdom kiss kitchen
knee kneel knife knock knot lab labor labour lack ladder lady lamp land lane language lap laptop
largely laser laugh law lawyer lay layer lazy lead leader leaf league lean leap leather leave
lecture left leg legal lemon lend length lesson letter level liberty library licence license lie
lift light like limb line link lion lip liquid list listen literally literature litter live liver
load loads loan local locate location lock logic lonely loose lorry lose loss lost loud lover low
luck lucky lunch lung machine mad magazine magic mail male mall man manner manual manufacture map
march mark market marriage marry mask mass master match mate material mathematics maths may mayor
meal meat mechanic media medical medicine melt memory mental mention menu merely mess message metal
method microphone middle midnight might military milk mill minor minority minute mirror miss
missile mission mistake mix mobile moment monday money month mood moon moral morning mostly mother
motor mount mountain mouse mouth movement movie multiply mum murder muscle museum music musician
mystery nail name narrow nation national nature navy near nearby nearly neat neck neighbor
neighbour nephew nerve nervous nest net newspaper nice niece night nine nineteen nod noise noon
north nose note notice novel november nowhere nuclear nurse nut oak obey object obvious occasion
occasionally occupy ocean october odd offence offer office official oil ok old older onion online
opera operator opinion opposite orange order ordinary organ origin original outdoor outer oven
overseas owe owner oxygen pace pack package page pain paint pair palace pale pan panel panic paper
paragraph parcel pardon parent park party pass passage passenger passport password past pause pay
peace peak peculiar pen penalty pencil penny pepper percent performance perfume permanent
permission permit person persuade petrol philosophy phone photo photograph phrase physical piano
pick picture pie piece pig pile pill pillow pilot pin pink pipe pity plain plane planet plant
plastic plate player pleasant please plot plug pocket poem poet poison pole police policy polite
political politics pool poor pop population possess possession post postpone pot potato pound pour
powder practical praise pray precious predict prefer pregnant prepare presence present presentation
preserve president press pressure pretend pretty prevent previous previously price pride priest
primary prince princess principal print printer prison prisoner private privilege prize producer
profession professor profit programme prohibit promise pronounce proof property protection protest
prove province psychology pub public publish pull punch punish pupil purchase pure purple purse
push put puzzle quarter queen queue quiet quote race radio rail railway rain raise rapid rapidly
rare rat rate raw ray reach read ready realistic reality rear rebel receive recently recipe record
recover recovery red reduce reduction refer reference reform refrigerator refuse region register
regret regulation reject relative relax relaxed release relief religion reluctant rely remark
remember remind remote remove rent repair repeat replace reply report represent representative
reputation reserve resident resist resort rest restaurant restrict retire return reveal revenge
reverse review revolution ribbon rice rich rid ride ridiculous rifle ring rise rival river road
roast rob robot rock rocket roll romantic roof room rope rose rough roughly round routine row royal
rub rubber rubbish rude ruin rule ruler rush sack sacrifice sad safe sail salad salary sale salt
sample sand sandwich sat satellite saturday sauce sausage save saying scale scarce scare scared
scene schedule scholar school scientific scientist scissors score scream screen screw sea search
season seat secret section see seed seem seize sell send senior sense sensible sentence separate
september series servant serve session settle settlement seven seventeen seventy severe sew sex
shade shadow shake shallow shame shape shark sharp sheep sheet shelf shell shelter shine ship shirt
shock shoe shoot shop shore short shot shoulder shout shower shut shy sick side sigh sight sign
signal silence silent silk silly silver similarity simple sing single sir sister sit site situate
six sixteen sixty size skin skirt sky slave sleep slice slide slight slightly slip slope slow
slowly smart smell smile smoke snake snow soap soccer social society sock soft software soil sold
soldier solid someday somewhere son song sore sorry soul sound soup source south space spare speak
speech speed spell spend spin spirit spite split spoil spoken spoon sport spot spray spread spring
square squeeze stable stadium staff stage stain stair stamp stand star stare statement station
statue stay steady steal steel steep stem stick stir stomach stone stop storage store storm story
straight strange stranger strategy straw stream street strength stress stretch strict strike string
strip stripe stuck student studio study stupid subject substance suburb sudden suddenly sugar
suggest sum summer sun sunday sunny suppose surface surgeon surgery surprise surprised surprising
surround survey survive suspect swallow swear sweat sweep sweet swim swing switch sword symbol
sympathy symptom table tablet tail tale talk tall tank tap tape task taste tax taxi tea teach
teacher tear tease telephone television tell temper temperature temple temporary ten tend tennis
tense tent terrible terribly territory terror test text thank thanks theatre theft theory therapy
thick thief thin third thirteen thirty thorough thousand thread threat threaten three throat throw
thumb thunder thursday ticket tide tidy tie tiger tight till timber tin tiny tip tire tired tissue
title toast tobacco today toe toilet tomato tomorrow ton tone tongue tonight tool tooth torch touch
tour tournament toward towel tower town toy trace trade tradition traffic train translate
translation transport trap travel treasure treat treatment tree tremble trial tribe trick trip
troop tropical trouble trousers truck truth tube tuesday tune tunnel twelve twenty twice twin twist
two typewriter tyre ugly umbrella uncle uncomfortable underground underneath unemployed unfair
unfortunate unfortunately unhappy uniform union unit universe university unknown unlike unusual
update upper ups upset upstairs urban urge usage usual vacation valley van vegetable vehicle
version victim victory video village violence violent virus visit visitor vital vocabulary voice
volume volunteer vote wage wait wake walk wall wander war warm warn warning wash waste watch water
wave weak weapon wear weather website wedding wednesday weed week weekend weigh weight welcome
welfare west wet wheel whisper whistle white wide width wife wild wind window wing winner winter
wipe wire witness wolf woman wonder wood wool word worried worse worship worst worthy wound wrap
wrist write wrong yard yellow yesterday young youth zero zone zoo
"""

EVERYDAY = roots(_EVERYDAY)
"""Roots of common words: they ground a claim but don't make an answer specific on their own."""
