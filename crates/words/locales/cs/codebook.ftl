# Import: formuláře XLSForm, kontrola a popis kódových knih.

## Forms that cannot be taken

file-form-sheet = { $file }: chybí list „{ $value }“ (nalezené listy: { $details }). Otázky formuláře XLSForm jsou na listu survey, odpovědi na listu choices.
file-form-column = { $file }, list „{ $details }“: chybí sloupec „{ $column }“, bez kterého formulář XLSForm nelze přečíst. Zkontrolujte první řádek listu.
file-form-column-twice = { $file }, list „{ $details }“: sloupec „{ $column }“ je tam vícekrát. Ponechte jeden, nebo ke každému uveďte jazyk, například label::Čeština (cs).
file-form-type = { $file }, list „{ $details }“, řádek { $row }: typ otázky „{ $value }“ XLSForm nezná. Opravte typ, nebo řádek smažte.
file-form-list = { $file }, list „{ $details }“, řádek { $row }: seznam odpovědí „{ $value }“ na listu choices není. Doplňte ho tam, nebo opravte jeho název.
file-form-name = { $file }, list „{ $details }“, řádek { $row }: tato položka („{ $value }“) nemá název. Každá otázka, skupina i opakování potřebuje název ve sloupci name.
file-form-nesting = { $file }, list „{ $details }“, řádek { $row }: začátky a konce skupin a opakování k sobě nepatří („{ $value }“). Ke každému řádku begin patří stejný řádek end; ve smyčce přes odpovědi nesmí být opakování.
file-form-no-question = { $file }: na listu „{ $details }“ není žádná otázka, z níž by šla udělat kódová kniha.
file-form-too-large = { $file }: formulář je příliš velký. Může mít nejvýše { $details } otázek, přičemž u otázek s více odpověďmi se počítá každá odpověď.

## from-xlsform and to-xlsform

codebook-made = { $file } → { $register }: počet proměnných: { $count }.
codebook-form-written = Formulář je v souboru { $file }. Nahrajte ho do KoboToolboxu nebo ODK.
remark-choice-incomplete = Odpověď bez seznamu nebo názvu, vynechána: { $name }
remark-choice-twice = Odpověď uvedená dvakrát, platí první: { $name }
remark-row-without-type = Řádek bez typu, vynechán: { $name }
remark-question-twice = Otázka uvedená dvakrát, platí první: { $name }
remark-labels-filled = V těchto jazycích chyběly popisky a byly doplněny z jiného jazyka (v závorce kolik): { $name }. Přeložte je.
remark-left-out = Obrázek, zvuk, tlačítko, nakreslená čára nebo údaj telefonu; do kódové knihy se nebere: { $name }
remark-guess-text = Rozhodněte: volný text může někoho prozradit, proto je veden jako identifikující a neukládá se: { $name }
remark-guess-identifying = Rozhodněte: vypadá to jako identifikační číslo, proto se neukládá: { $name }
remark-guess-special = Rozhodněte: týká se zdraví, původu nebo přesvědčení, proto je vedeno jako zvláštní údaj: { $name }
remark-guess-birth = Rozhodněte: údaj o narození; ukládá se, protože se z něj počítá věk: { $name }
remark-guess-place = Místo identifikuje, proto slouží jen k zařazení do buňky a neukládá se: { $name }
remark-constraint-left = Podmínku formuláře zde nelze vyjádřit vůbec nebo zcela: { $name }
remark-id-question = Jako identifikátor slouží otázka: { $name }
remark-id-uuid = Formulář se na identifikátor neptá: nahrazuje ho jedinečná značka odeslání: { $name }. V dalším šetření bude mít tatáž domácnost jinou značku.
remark-id-position = Opakování se na identifikátor neptá: import ho složí z identifikátoru nadřazeného záznamu a pořadí: { $name }
remark-id-shared = Identifikátor je převzat od nadřazeného záznamu: { $name }
remark-parent-joined = Identifikátor nadřazeného záznamu doplní import: { $name }
remark-day-inherited = Den je převzat z nadřazeného formuláře: { $name }
remark-day-submitted = Formulář se na den šetření neptá: nahrazuje ho den odeslání: { $name }. Jiný den lze dát importu volbou --valid-from.
remark-no-place = Formulář se neptá, kde domácnost je. K importu jsou potřeba souřadnice nebo adresa.
remark-not-asked-metres = Telefon udává zeměpisnou délku a šířku, proto se formulář na toto neptá: { $name }

## Texts of forms

codebook-identifier = Identifikátor
codebook-parent = Identifikátor nadřazeného záznamu
codebook-day = Den šetření
codebook-longitude = Zeměpisná délka (WGS 84)
codebook-latitude = Zeměpisná šířka (WGS 84)
codebook-other = jiné
codebook-yes = ano
codebook-no = ne
codebook-none-na = netýká se
codebook-none-dk = neví
codebook-none-rf = odmítá odpovědět
codebook-none-nw = nechce to
codebook-none-ca = nemůže si to dovolit
codebook-none-not_asked = formulář se neptal
codebook-place = Kde se byt nachází? Zaznamenejte u vchodu.
codebook-leave-empty = Není-li odpověď, nechte prázdné.
codebook-introduction = Na žádnou otázku není nutné odpovědět. Kde lze vybrat důvod chybějící odpovědi, vyberte ho; jinde pole nechte prázdné.
codebook-block-survey = Šetření
codebook-block-housing = Bydlení
codebook-block-work_income = Práce a příjmy
codebook-block-arrears = Nedoplatky
codebook-block-benefits = Dávky a služby
codebook-block-health_care_need = Zdraví a potřeba péče
codebook-block-subjective = Vlastní hodnocení
codebook-block-demography = Osobní údaje
codebook-block-elders_contact = Kontakty seniorů

## check

codebook-holds = { $file }: registr { $register } je v pořádku; proměnných: { $variables }, ukazatelů: { $indicators }.
codebook-off = Ukazatel { $indicator } je vypnut: chybí hranice { $parameter }.
codebook-identifying = { $register }: identifikující údaje, neukládají se ({ $count }): { $names }
codebook-identifying-kept = { $register }: identifikující údaje, které se ukládají ({ $count }): { $names }
codebook-special-kept = { $register }: zvláštní údaje, které se ukládají ({ $count }): { $names }
codebook-scores = { $register }: v podmínkách nejde o proměnné, ale o skóre nebo údaje jiného registru ({ $count }): { $names }. Může jít i o překlep.
codebook-untranslated = { $register }: chybí překlad ({ $count }): { $names }

## doc

codebook-doc-written = Popis je v souboru { $file }. Lze ho vytisknout z prohlížeče.
codebook-quoted = „{ $name }“
codebook-and = a zároveň
codebook-or = nebo
codebook-when-known = { $name }: údaj je znám
codebook-when-not = neplatí, že ({ $condition })
doc-title = { $name } – popis dotazníku
doc-about = Na co se ptáme, jak lze odpovědět, co se s odpovědí stane a co se z ní počítá.
doc-registers = Registry
doc-facts = Registr: { $id }, verze: { $version }. Otázek: { $count }, z toho ukládaných odpovědí: { $kept }.
doc-under = Patří pod registr: { $parent }.
doc-question = Otázka
doc-answer = Odpověď
doc-no-answer = Když odpověď chybí
doc-protection = Ochrana údajů
doc-required = povinné
doc-identifying = identifikující
doc-special = zvláštní
doc-plain = běžný
doc-means-identifying = Prozrazuje, o koho jde.
doc-means-special = Zvláštní kategorie osobních údajů: zdraví, původ, přesvědčení.
doc-means-plain = Vše ostatní.
doc-store-no = neukládá se
doc-store-plain = ukládá se
doc-store-sealed = ukládá se šifrovaně
doc-means-store-no = Při načtení se zkontroluje a poté zapomene; z identifikátoru se vytvoří otisk s klíčem.
doc-means-store-plain = Zůstává v neveřejném úložišti obce; zveřejňují se z něj jen chráněné souhrny.
doc-type-text = text
doc-type-category = jedna z možností
doc-type-boolean = ano nebo ne
doc-type-integer = celé číslo
doc-type-decimal = číslo
doc-type-date = datum
doc-role-id = identifikuje záznam
doc-role-parent = identifikátor nadřazeného záznamu
doc-role-date = od tohoto dne odpovědi platí
doc-role-lon = zeměpisná poloha
doc-role-lat = zeměpisná poloha
doc-role-east = zeměpisná poloha
doc-role-north = zeměpisná poloha
doc-role-address = část adresy
doc-role-weight = výběrová váha
doc-role-response = stav odpovědi
doc-instruments = Nástroje
doc-instrument = Nástroj
doc-state = Stav
doc-licence = Citace a užití
doc-on = zapnuto
doc-off = vypnuto
doc-off-for = Vypnuto: chybí hranice { $parameter }.
doc-indicators = Ukazatele
doc-indicator = Ukazatel
doc-definition = Definice
doc-population = Mezi kým:
doc-cases = Koho počítáme:
doc-theme = Okruh témat:
doc-role-end = do tohoto dne záznam platí
doc-role-address_settlement = obec adresy
doc-role-address_part = část obce
doc-role-address_street = ulice adresy
doc-role-address_number = číslo domu
doc-role-address_postcode = poštovní směrovací číslo

## codebook doc: registers with a life

codebook-block-entry = Evidence
codebook-block-case = Případ
codebook-block-sender = Oznamovatel
codebook-block-work = Práce s případem
codebook-block-contact = Kontakt
codebook-block-offer = Nabídka
codebook-block-target_groups = Cílové skupiny
codebook-block-capacity = Kapacita
codebook-block-premises = Budova
codebook-block-accessibility = Přístupnost
codebook-block-plan = Plán
codebook-block-money = Peníze
codebook-block-opinion = Názor
doc-life-states = Stavy
doc-life-transitions = Přechody mezi stavy
doc-life-flags = Co může zůstat otevřené
doc-life-links = Vazby
doc-life-visibility = Kdo co vidí
doc-life-state = Stav
doc-life-due = Lhůta
doc-life-final = nic dalšího není třeba
doc-life-within-minutes = { $count ->
    [one] do { $count } minuty
   *[other] do { $count } minut
}
doc-life-within-days = { $count ->
    [one] do { $count } dne
   *[other] do { $count } dnů
}
doc-life-within-working-days = { $count ->
    [one] do { $count } pracovního dne
   *[other] do { $count } pracovních dnů
}
doc-life-within-minutes-opening = { $count ->
    [one] do { $count } minuty od založení
   *[other] do { $count } minut od založení
}
doc-life-within-days-opening = { $count ->
    [one] do { $count } dne od založení
   *[other] do { $count } dnů od založení
}
doc-life-within-working-days-opening = { $count ->
    [one] do { $count } pracovního dne od založení
   *[other] do { $count } pracovních dnů od založení
}
doc-life-transition = Přechod
doc-life-from-to = Odkud kam
doc-life-who = Kdo smí
doc-life-requires = Podmínka a co je třeba nejprve vyplnit
doc-life-tells = Kdo dostane zprávu
doc-life-flag = Příznak
doc-life-when = Kdy se objeví
doc-life-until = Co jej zruší
doc-life-forbids = Které stavy nedovolí
doc-life-link = Vazba
doc-life-to = Na evidenci
doc-life-gone = Když druhý konec zanikne
doc-life-gone-keep = vazba zůstane a uvede to
doc-life-gone-forbid = druhý konec nesmí zaniknout
doc-life-gone-clear = vazba zanikne také
doc-life-level = Viditelnost
doc-life-variables = Otázky a vazby
doc-life-all = všechny
doc-life-place = místo
doc-life-level-public = veřejné, ale jen ve vydání
doc-life-level-shared = sdílené s těmito organizacemi
doc-life-level-organisation = vlastní organizace
doc-life-level-sealed = zapečetěné: otevře jen ten, kdo případ vyřizuje, s odůvodněním v záznamu
doc-life-party-sender = oznamovatel
doc-life-party-handler = odpovědný pracovník
doc-life-party-coordinator = koordinátor
doc-life-party-publisher = ten, kdo zveřejňuje
doc-life-party-organisation = organizace
doc-life-party-partners = propojené organizace
