"""Words of spoken English that name no theme by themselves, beyond spaCy's stop words."""

_TALK = """
um uh er erm hmm yeah yes yep no nope okay ok oh ah well like just really actually basically
kind sort kinda sorta thing things stuff lot lots bit way ways guess sure maybe probably right
course whatever something anything everything nothing someone somebody anybody everybody
everyone people person man woman guy guys time times day days week weeks month months year years
today tomorrow yesterday morning evening night minute minutes hour hours moment while end start
point case part side place fact example idea question questions answer answers reason kind type
number couple bunch piece pieces pair kinds sorts sense middle beginning order matter terms form
past mind side numbers
"""
_COUNTED = """
one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred
thousand million dozen half january february march april june july august september october
november december monday tuesday wednesday thursday friday saturday sunday
"""
_DOING = """
know known knew think thought mean meant say says said saying go goes going gone went gonna come
comes came coming get gets got getting gotten want wants wanted see sees saw seen seeing look
looks looked looking tell tells told telling feel feels felt feeling take takes took taken
taking make makes made making put puts putting give gives gave given giving find finds found
finding ask asks asked asking try tries tried trying use used uses using work works worked
working start starts started starting stop stopped keep keeps kept keeping let lets leave left
leaving call calls called calling need needs needed happen happens happened happening talk talks
talked talking speak spoke speaking hear heard hearing read reads reading write writes wrote
written writing remember remembered believe believed understand understood show shows showed
shown bring brought buy bought pay paid send sent sit sat stand stood run ran walk walked wait
waited live lived die died open opened close closed turn turned move moved help helped change
changed become became begin began begun seem seems seemed suppose supposed like liked likes love
loved hate hated wish wished hope hoped decide decided learn learned meet met set hold held hit
cut lose lost spend spent grow grew fall fell end ended add added done doing being having able
going knows finish finished finishing consider considered realize realized realise realised
imagine imagined forth moving
"""
_HOW = """
good great nice fine bad better best worse worst big small little long short old new young high
low hard easy early late later soon fast slow full empty open free real true different same
important interesting interested possible wrong happy sad ready clear whole half able available
certain several next last first second third final second only once twice ago away back down
along forward far near close else instead together again already still always usually sometimes
often ever never quite pretty rather totally absolutely definitely certainly obviously literally
honestly exactly especially finally suddenly quickly slowly simply completely extremely very
much many more most less anymore longer eventually easier harder bigger smaller wonderful
beautiful terrible huge odd actual possibly recent recently earlier immediately particular fun
funny individual original weird strange amazing lovely
"""
_SHORTENED = """
i'm i've i'd i'll it's that's don't didn't doesn't wasn't weren't isn't aren't can't couldn't
won't wouldn't shouldn't haven't hasn't hadn't there's they're they've they'd they'll you're
there'd it'd it'll that'd that'll who'd who've what'd
you've you'd you'll we're we've we'd we'll he's he'd he'll she's she'd she'll what's who's
where's how's let's ain't y'all
"""
EVERYDAY = frozenset(f"{_TALK} {_COUNTED} {_DOING} {_HOW} {_SHORTENED}".split())
