//! Words of addresses in Hungarian and Czech: kinds of streets, titles and given names that are left out or shortened,
//! and street names that nearly every town has. All without accents, in small letters.

/// What kind of street a name says it is; the words of one kind are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct StreetKind(u8);

impl StreetKind {
    /// Nobody said, or Czech `ulice`, which registers leave out.
    pub const NONE: Self = Self(0);
    /// Hungarian `utca`.
    pub const UTCA: Self = Self(1);
    /// Hungarian `út`, which people mix up with `utca`.
    pub const UT: Self = Self(2);

    /// The word it is looked up by.
    pub fn word(self) -> &'static str {
        let found = KINDS.get(usize::from(self.0));
        found.and_then(|words| words.first()).unwrap_or(&"")
    }

    /// The kind that a word names.
    pub fn of(word: &str) -> Option<Self> {
        let at = KINDS.iter().position(|words| words.contains(&word))?;
        u8::try_from(at).ok().map(Self)
    }

    /// Whether a name of one kind may stand for a name of the other where no name is nearer.
    pub fn may_be(self, other: Self) -> bool {
        let mixed_up = |kind| kind == Self::UTCA || kind == Self::UT;
        self == other
            || self == Self::NONE
            || other == Self::NONE
            || (mixed_up(self) && mixed_up(other))
    }
}

/// The first word of each is the canonical one.
const KINDS: &[&[&str]] = &[
    &["", "ulice", "ul", "ulici"],
    &["utca", "u", "utcaja", "utc", "utcza"],
    &["ut", "utja"],
    &["ter", "tere"],
    &["korut", "krt", "korutja"],
    &["sugarut", "sgt", "sugarutja"],
    &["koz", "koze"],
    &["setany", "stny", "setanya"],
    &["rakpart", "rkp", "rakpartja"],
    &["fasor", "fasora"],
    &["sor", "sora"],
    &["park", "parkja"],
    &["liget"],
    &["lakotelep", "ltp", "lkt", "lakotelepe"],
    &["telep"],
    &["tanya"],
    &["dulo"],
    &["lepcso", "lcs"],
    &["major"],
    &["udvar"],
    &["hatarut"],
    &["namesti", "nam", "namestie"],
    &["trida", "tr"],
    &["nabrezi", "nabr", "nab"],
    &["sidliste", "sidl"],
    &["alej"],
    &["stezka"],
    &["zahradkarska osada", "osada"],
];

/// Whether the word stands for a kind in Hungarian, behind the name.
pub(crate) fn is_hungarian_kind(word: &str) -> bool {
    StreetKind::of(word).is_some_and(|kind| (1..=20).contains(&kind.0))
}

/// Short and long form of one word.
const LONG_FORMS: &[(&str, &str)] = &[
    ("dr", "doktora"),
    ("gen", "generala"),
    ("kpt", "kapitana"),
    ("plk", "plukovnika"),
    ("mjr", "majora"),
    ("prof", "profesora"),
    ("sv", "svateho"),
    ("szt", "szent"),
    ("br", "bratri"),
    ("csl", "ceskoslovenske"),
    ("arm", "armady"),
    ("id", "idosebb"),
    ("ifj", "ifjabb"),
];

/// The long form of a word that is shortened.
pub(crate) fn lengthened(word: &str) -> &str {
    let found = LONG_FORMS.iter().find(|(short, _)| *short == word);
    found.map_or(word, |(_, long)| long)
}

/// Whether people leave the word out of a street named after somebody: a given name, an initial or a title.
pub(crate) fn is_droppable(word: &str) -> bool {
    let initial = word.len() == 1 && word.as_bytes()[0].is_ascii_lowercase();
    initial
        || matches!(word, "gy" | "sz" | "zs" | "cs" | "ly" | "ny" | "ty" | "ch")
        || DROPPABLE.split(' ').any(|known| known == word)
}

/// Titles; Hungarian given names, which stand behind; Czech ones in the genitive, which stand in front.
const DROPPABLE: &str = "doktora generala kapitana plukovnika majora profesora ifjabb idosebb por npor ing mistra grof lajos endre sandor ferenc istvan janos jozsef laszlo \
    mihaly gyorgy attila zsigmond bela mor imre gabor peter pal karoly kalman zoltan miklos matyas arpad mihaly \
    daniel ilona zsuzsanna margit katalin gergely balint balazs vilmos geza odon antal lorinc gyula tamas dezso \
    jeno kristof akos andras samuel tivadar elek vazul bozeny jana jiriho karla josefa frantiska antonina \
    vaclava svatopluka otakara petra karoliny marie vita julia maxima emanuela leose bedricha aloise jaroslava \
    jindricha elisky viteslava vitezslava vladislava ladislava stanislava zdenka zdenky milady vojtecha ludvika \
    rudolfa tomase mikolase pavla ondreje miroslava vladimira lea";

/// Whether nearly every town may have a street of this name, so that it is no misspelling of another.
pub(crate) fn is_common(core: &str) -> bool {
    COMMON.split(' ').any(|known| known == core)
}

/// Czech names, then Hungarian ones.
const COMMON: &str = "polni dolni horni lipova lucni zahradni skolni nova kratka krasna dlouha nadrazni husova jiraskova \
    komenskeho palackeho nerudova tyrsova sokolska pod lesni letni jarni zimni podzimni slunecna kvetna kvetnova \
    ruzova jabloniova jablonova visnova tresnova brezova bukova dubova javorova borova smrkova jasanova \
    kastanova orechova zizkova masarykova havlickova smetanova dvorakova janackova fibichova wolkerova bezrucova \
    prazska brnenska plzenska ostravska olomoucka vodni parkova sadova mlynska kostelni hrbitovni tovarni \
    prumyslova druzstevni sportovni okruzni severni jizni vychodni zapadni stredni pricni potocni ricni \
    namestska radnicni farni zamecka hradni vinohradska sladkova sladkovicova alsova manesova tylova erbenova \
    machova vrchlickeho cechova capkova luzni rucni hajni vrchni spodni zadni predni stara mala velka siroka \
    uzka bila cerna zelena cervena modra rovna kriva lomena mirova svobody skalni hornicka moravska slezska \
    ceska slovanska jungmannova purkynova svatoplukova svermova fucikova fo kossuth petofi rakoczi arany ady \
    dozsa jokai vorosmarty szechenyi bem bathory bocskai hunyadi zrinyi tancsics bajcsy deak eotvos mikszath \
    moricz jozsef bartok kodaly liszt erkel munkacsy batthyany damjanich klapka toldi arpad bercsenyi bethlen \
    iskola templom temeto vasut allomas malom kert major uj kis nagy hosszu rovid also felso kozep keleti \
    nyugati eszaki deli erdo mezo patak viz tavasz nyar osz tel nap hold csillag akac tolgy nyar fuz harsfa \
    diofa szilva meggy alma korte rozsa szegfu tulipan orgona liliom ibolya viola jazmin szabadsag beke hosok \
    ifjusag munkas gyar sport kolto tompa babits radnoti gardonyi kazinczy csokonai kolcsey berzsenyi virag \
    szolo pince petofisandor kossuthlajos adyendre aranyjanos jozsefattila dozsagyorgy rakocziferenc jokaimor \
    tancsicsmihaly szechenyiistvan deakferenc morizszsigmond";
