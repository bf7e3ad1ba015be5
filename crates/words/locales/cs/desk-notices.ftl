# Oznámení mimo pracoviště: kanál, ve kterém je někdo čte. Neříká nic z obsahu záznamu.

desk-feed-title = Gócpont: vaše oznámení
desk-feed-opened = Nové: { $register } { $entry }, { $state }
desk-feed-step = { $register } { $entry }: { $state }
desk-feed-overdue = Po termínu: { $register } { $entry }, { $state }

# Pošta: kolik oznámení čeká, z které evidence.

desk-mail-subject = { $count ->
    [one] Gócpont: čeká 1 oznámení
    [few] Gócpont: čekají { $count } oznámení
   *[other] Gócpont: čeká { $count } oznámení
}
desk-mail-waiting = { $count ->
    [one] Na pracovišti na vás čeká 1 oznámení.
    [few] Na pracovišti na vás čekají { $count } oznámení.
   *[other] Na pracovišti na vás čeká { $count } oznámení.
}
desk-mail-register = { $register }: { $count }
desk-mail-open = Přečtete si je po přihlášení: { $url }
desk-mail-why = Tuto zprávu poslalo pracoviště vaší obce. Vypnout ji můžete tam, u svých oznámení.
