# Pracovníci, tokeny a vlastní účet u přepážky: proč se něco neprovedlo.

desk-error-wanted = Nejdřív udělejte, co tu ještě zbývá: zvolte si vlastní heslo, nebo si nastavte druhý faktor.
desk-error-wrong-password = Heslo není správné.
desk-error-wrong-code = Kód není správný. Podívejte se na nejnovější a na to, zda hodiny v telefonu jdou správně.
desk-error-not-offered = Nastavení druhého faktoru začalo v jiné relaci, nebo začalo znovu. Začněte ještě jednou.
desk-error-weak-short = Heslo má aspoň { $count } znaků. Několik slov se dobře pamatuje; znaménka a číslice nejsou potřeba.
desk-error-weak-long = Heslo má nejvýš { $count } bajtů.
desk-error-weak-name = Heslo je sotva víc než jméno účtu. Zvolte jiné.
desk-error-weak-common = Heslo patří k nejčastějším. Zvolte jiné.
desk-error-weak-same = To je právě heslo, které se má nahradit. Zvolte jiné.
desk-error-mail = To není e-mailová adresa, na kterou by mohla chodit oznámení, například anna@mintafalva.example.
desk-error-name = Jméno má 1 až 64 písmen, číslic, „.“, „-“, „_“ nebo „@“ a začíná písmenem nebo číslicí.
desk-error-taken = Účet { $name } už existuje. Jméno mu zůstává, i když je zablokován.
desk-error-needs-organisation = Tato role potřebuje organizaci, pro kterou člověk pracuje.
desk-error-no-role = Účet má aspoň jednu roli. Kdo už žádnou nepotřebuje, toho zablokujte.
desk-error-no-second-right = Právo na záznamy patří jen k roli analytika.
desk-error-no-grant = Tento člověk už tuto roli nemá. Načtěte stránku znovu.
desk-error-own = To si nikdo neudělá sám. Může to udělat jiný správce.
desk-error-asked = O to už jste požádali. Přidělí to jiný správce obce.
desk-error-last-administrator = Obec { $tenant } by zůstala bez správce.
desk-error-elsewhere = Tento člověk má role i v jiných obcích: vy můžete přidělovat a odebírat role ve své obci, víc ne.
desk-error-needs-factor = Kdo se dostane k údajům o lidech nebo přiděluje role jiným a nemá druhý faktor, dostane nové heslo jen od provozovatele.
desk-error-scope = To není rozsah tokenu, jako třeba public:25104:* nebo gis:25104:elders-alone-hex9.
desk-error-expiry = Token platí ještě svůj poslední den a ten je do roka a není v minulosti.
desk-error-label = Název má 1 až 100 znaků, všechny na jednom řádku.
