# Oznámení mimo pracoviště: kanál, ve kterém je někdo čte. Neříká nic z obsahu záznamu.

desk-feed-title = Gócpont: vaše oznámení
desk-feed-opened = Nové: { $register } { $entry }, { $state }
desk-feed-step = { $register } { $entry }: { $state }
desk-feed-overdue = Po termínu: { $register } { $entry }, { $state }
