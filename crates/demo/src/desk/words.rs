//! What invented things are called, in Hungarian and in Czech.

/// Names of one language. `{}` stands for the municipality.
pub struct Words {
    /// Names of organisations, in the order of [`super::services::ORGANISATIONS`].
    pub organisations: [&'static str; 8],
    /// Names of sites: the house of services, the office, the school.
    pub sites: [&'static str; 3],
    /// Their streets.
    pub streets: [&'static str; 3],
    /// Names of rooms.
    pub rooms: [&'static str; 3],
    /// Names of services, in the order of [`super::services::SERVICES`].
    pub services: [&'static str; 8],
    /// Whom they are for, in words.
    pub eligibility: [&'static str; 8],
    /// The beginning of telephone numbers that are nobody's.
    pub telephone: &'static str,
    /// The currency.
    pub currency: &'static str,
    /// How many of it a thousand euros are, about.
    pub thousand: i64,
    /// What signals say.
    pub descriptions: [&'static str; 6],
    /// People who report, invented.
    pub senders: [&'static str; 4],
    /// People who handle signals, invented.
    pub handlers: [&'static str; 2],
    /// What was found, and what was done.
    pub assessment: &'static str,
    /// What was done.
    pub taken: &'static str,
    /// Titles in the order of [`super::measures::PLAN`].
    pub measures: [&'static str; 9],
    /// What a measure is for.
    pub aim: &'static str,
    /// Names of indicators and their units.
    pub indicators: [(&'static str, &'static str); 3],
    /// What an ended measure has brought.
    pub result: &'static str,
}

/// Hungary's.
pub static HUNGARIAN: Words = Words {
    organisations: [
        "{} – Kitalált Önkormányzati Hivatal",
        "{} – Minta Család- és Gyermekjóléti Szolgálat",
        "{} – Példa Gondozási Központ",
        "{} – Kitalált Védőnői Szolgálat",
        "{} – Képzelt Általános Iskola",
        "{} – Minta Rendőrségi Körzet",
        "{} – Nemlétező Segítők Egyesülete",
        "{} – Példabeli Egyházközségi Karitász",
    ],
    sites: [
        "{} – Minta Szolgáltató Ház",
        "{} – Kitalált Hivatal",
        "{} – Képzelt Iskola",
    ],
    streets: ["Példa utca 1.", "Minta tér 2.", "Kitalált köz 3."],
    rooms: ["Kis terem", "Nagy terem", "Tanácsadó szoba"],
    services: [
        "Házi segítségnyújtás",
        "Étkeztetés",
        "Idősek nappali ellátása",
        "Család- és gyermekjóléti szolgálat",
        "Jelzőrendszeres házi segítségnyújtás",
        "Adósságkezelési tanácsadás",
        "Falugondnoki szolgálat",
        "Támogató szolgálat",
    ],
    eligibility: [
        "Aki otthonában segítségre szorul; a gondozási szükségletet felmérik.",
        "Aki napi egy meleg ételről nem tud gondoskodni.",
        "65 évesnél idősebbek, akik napközben társaságot vagy felügyeletet keresnek.",
        "Bárki, akinek a családja nehéz helyzetbe került.",
        "Egyedül élő 65 évesnél idősebbek és súlyos fogyatékossággal élők.",
        "Akinek lakbér-, közüzemi vagy más tartozása van.",
        "A település lakói, elsősorban idősek és kisgyermekes családok.",
        "Fogyatékossággal élők, előzetes bejelentésre.",
    ],
    telephone: "+36 34 000 0",
    currency: "HUF",
    thousand: 400_000,
    descriptions: [
        "Egyedül él, két napja nem nyit ajtót.",
        "Kikapcsolták az áramot, két kisgyerek van a háznál.",
        "Napok óta nem hozta el az ebédet.",
        "A gyerek három hete alig jár iskolába.",
        "Elesett, azóta nem mer kimenni.",
        "Felmondták az albérletét.",
    ],
    senders: [
        "Kitalált Kamilla",
        "Minta Márton",
        "Példa Piroska",
        "Képzelt Kálmán",
    ],
    handlers: ["Minta Mónika", "Példa Péter"],
    assessment: "A helyzetet a helyszínen megnézték; segítségre szorul.",
    taken: "Segítséget kapott, a következő látogatás megbeszélve.",
    measures: [
        "Az egyedül élő idősek biztonsága",
        "Hozzáférés a szolgáltatásokhoz",
        "Jelzőrendszeres készülékek bővítése",
        "Napközbeni társaság időseknek",
        "Adósságkezelési tanácsadás minden városrészben",
        "Szolgáltató busz a távolabbi utcákba",
        "Készülékek beszerzése",
        "Önkéntes látogatók képzése",
        "Heti tanácsadó nap a művelődési házban",
    ],
    aim: "Kevesebben maradjanak segítség nélkül ott, ahol a legsűrűbb a baj.",
    indicators: [
        ("Felszerelt készülékek", "darab"),
        (
            "Egyedül élő idősek aránya, akikhez nem jár senki",
            "százalék",
        ),
        ("Tanácsadásra járó családok", "család"),
    ],
    result: "A cél teljesült, a készülékek működnek.",
};

/// The Czech Republic's.
pub static CZECH: Words = Words {
    organisations: [
        "{} – Smyšlený městský úřad",
        "{} – Vzorová služba pro rodiny s dětmi",
        "{} – Ukázkové centrum pečovatelské služby",
        "{} – Smyšlená ordinace praktického lékaře",
        "{} – Vymyšlená základní škola",
        "{} – Vzorové obvodní oddělení policie",
        "{} – Spolek neexistujících pomocníků",
        "{} – Ukázková farní charita",
    ],
    sites: [
        "{} – Vzorový dům služeb",
        "{} – Smyšlený úřad",
        "{} – Vymyšlená škola",
    ],
    streets: ["Příkladná 1", "Vzorové náměstí 2", "Smyšlená 3"],
    rooms: ["Malý sál", "Velký sál", "Poradna"],
    services: [
        "Pečovatelská služba",
        "Donáška jídla",
        "Centrum denních služeb",
        "Sociálně aktivizační služba pro rodiny s dětmi",
        "Tísňová péče",
        "Dluhová poradna",
        "Terénní program",
        "Osobní asistence",
    ],
    eligibility: [
        "Kdo doma potřebuje pomoc druhého; potřebu posoudí sociální pracovnice.",
        "Kdo si sám nezajistí teplé jídlo.",
        "Lidé nad 65 let, kteří přes den hledají společnost nebo dohled.",
        "Rodiny s dětmi v těžké situaci.",
        "Lidé nad 65 let, kteří žijí sami, a lidé s těžkým postižením.",
        "Kdo dluží za bydlení, energie nebo jinak.",
        "Lidé v sociálně vyloučených lokalitách.",
        "Lidé s postižením, po domluvě předem.",
    ],
    telephone: "+420 317 000 0",
    currency: "CZK",
    thousand: 25_000,
    descriptions: [
        "Žije sama, dva dny neotvírá.",
        "Odpojili jim elektřinu, v bytě jsou dvě malé děti.",
        "Několik dní si nevyzvedl oběd.",
        "Dítě už tři týdny skoro nechodí do školy.",
        "Upadla a od té doby se bojí vyjít ven.",
        "Dostal výpověď z nájmu.",
    ],
    senders: [
        "Smyšlená Světlana",
        "Vzorový Václav",
        "Ukázková Uršula",
        "Vymyšlený Vít",
    ],
    handlers: ["Vzorová Věra", "Ukázkový Ota"],
    assessment: "Situace byla ověřena na místě; pomoc je potřeba.",
    taken: "Pomoc byla poskytnuta, další návštěva je domluvena.",
    measures: [
        "Bezpečí seniorů, kteří žijí sami",
        "Dostupnost služeb",
        "Rozšíření tísňové péče",
        "Denní společnost pro seniory",
        "Dluhová poradna v každé čtvrti",
        "Mikrobus se službami do okrajových ulic",
        "Nákup zařízení",
        "Školení dobrovolných návštěvníků",
        "Poradenský den v kulturním domě",
    ],
    aim: "Méně lidí bez pomoci tam, kde je problémů nejvíc.",
    indicators: [
        ("Zavedená zařízení", "kusů"),
        (
            "Podíl osamělých seniorů, ke kterým nikdo nedochází",
            "procent",
        ),
        ("Rodiny v poradně", "rodin"),
    ],
    result: "Cíl byl splněn, zařízení fungují.",
};
