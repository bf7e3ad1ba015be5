# Figyelési szabályok és riasztások: mit tesz egy szabály, miért szólt, és mit végzett egy futás.

watch-says-cusum = { $every ->
    [month] A havi számot a szokásoshoz hasonlítja. Azt veszi észre leghamarabb, ha a szám tartósan { $shift } × a szokásos. Puszta véletlen miatt nagyjából { $count } havonta szól egyszer.
   *[week] A heti számot a szokásoshoz hasonlítja. Azt veszi észre leghamarabb, ha a szám tartósan { $shift } × a szokásos. Puszta véletlen miatt nagyjából { $count } hetente szól egyszer.
}
watch-says-ewma = { $every ->
    [month] Az utóbbi hónapok átlagát a szokásoshoz hasonlítja. Puszta véletlen miatt nagyjából { $count } havonta szól egyszer.
   *[week] Az utóbbi hetek átlagát a szokásoshoz hasonlítja. Puszta véletlen miatt nagyjából { $count } hetente szól egyszer.
}
watch-says-farrington = { $every ->
    [month] A havi számot a korábbi évek azonos időszakához hasonlítja. Puszta véletlen miatt nagyjából { $count } havonta szól egyszer.
   *[week] A heti számot a korábbi évek azonos időszakához hasonlítja. Puszta véletlen miatt nagyjából { $count } hetente szól egyszer.
}
watch-says-cluster = { $every ->
    [month] Olyan helyeket keres, ahol az utóbbi { $periods } hónapban sűrűsödnek az esetek. Puszta véletlen miatt nagyjából { $count } havonta szól egyszer.
   *[week] Olyan helyeket keres, ahol az utóbbi { $periods } hétben sűrűsödnek az esetek. Puszta véletlen miatt nagyjából { $count } hetente szól egyszer.
}
watch-says-hotspot = A munkatársi adatokban megjelenő új és erősödő gócpontokról szól.
watch-says-person = Azokról szól, akik megfelelnek egy feltételnek.
watch-says-person-no-service = Azokról szól, akik megfelelnek egy feltételnek, és { $metres } méteren belül nincs ilyen szolgáltatás.
watch-says-deadline = Azokról a bejegyzésekről szól, amelyeknek legalább { $days } napja lejárt a határideje.
watch-says-age = A { $months } hónapnál régebbi adatokról szól.

watch-why-above = { $from } óta { $observed } volt, miközben { $expected } volt várható.
watch-why-below = { $from } óta csak { $observed } volt, miközben { $expected } volt várható.
watch-why-cluster = { $from } óta { $observed } eset sűrűsödik egy helyen, ahol { $expected } volna várható.
watch-why-hotspot-new = Új gócpont: { $observed } eset, ahol { $expected } volna várható.
watch-why-hotspot-consecutive = Tartósan jelen lévő új gócpont: { $observed } eset, ahol { $expected } volna várható.
watch-why-hotspot-intensifying = Erősödő gócpont: { $observed } eset, ahol { $expected } volna várható.
watch-why-person = Valaki megfelel a szabálynak; a válaszai innen valók: { $from }.
watch-why-person-no-service = Valaki megfelel a szabálynak, és a legközelebbi ilyen szolgáltatás { $observed } méterre van; a határ { $bound }.
watch-why-persons = Egyszerre { $observed } ember felel meg a szabálynak; a legrégebbi válasz kelte: { $from }.
watch-why-persons-no-service = Egyszerre { $observed } ember felel meg a szabálynak úgy, hogy { $bound } méteren belül nincs ilyen szolgáltatás.
watch-why-overdue = A(z) { $number }. számú bejegyzés határideje { $from } volt; a riasztáskor { $observed } napja lejárt.
watch-why-old = Ennyi bejegyzést nem frissített senki { $bound } hónapja: { $observed }. A legrégebbihez utoljára ekkor nyúltak: { $from }.
watch-why-old-records = A legfrissebb válaszok innen valók: { $from }; a határ { $bound } hónap.

watch-idle-no-register = Ennél a munkahelynél nincs ilyen nyilvántartás.
watch-idle-no-plan = A térkép számait figyelné, de a munkahely terv nélkül indult, így nincs mi szerint számolni (--plan).
watch-idle-no-indicator = A terv nem számolja ezt a mutatót.
watch-idle-no-area = A terv területei között egyik itteni település sincs ott, vagy nincs ilyen területi beosztás.
watch-idle-few-periods = Kettőnél kevesebb időszakhoz tartozik új válasz, ezért még nincs mit összehasonlítani.
watch-idle-no-people = Innen nem láthatók az emberek nyilvántartásai.
watch-idle-no-places = Egyetlen ilyen szolgáltatás helye sem ismert, ezért senkiről sem tudható, hogy messze van tőle.
watch-idle-failed = Nem tudott megnézni semmit: az egyik tár hibás.

watch-fault-rule = Ez a szabály nem tudott megnézni semmit: { $rule }.
watch-fault-nobody = Nincs kinek szólni arról, amit ez a szabály talált: { $rule }. A településen egyetlen szervezet sem felel meg.
watch-fault-no-alerts = Nincs hová riasztást írni: hiányzik a riasztások nyilvántartása.

watch-ran = Új riasztás: { $raised }. Megszűntként feljegyezve: { $over }. Lezáratlan: { $open }.
watch-rule = { $label } ({ $id })
watch-alert = { $number }. { $label }, { $tenant }, { $state }
watch-alert-series = { $number }. { $label }: { $series }, { $tenant }, { $state }
watch-sound = { $file }: { $count } szabály
watch-off = Ez a szabály nem működik: { $rule }. Hiányzik hozzá ez a küszöb: { $parameter }.
watch-detail = { $detail }
