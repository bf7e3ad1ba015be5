# Oznámení mimo pracovní stůl: kanál, ve kterém je někdo čte. Neříká nic z obsahu záznamu.

desk-feed-title = Gócpont: vaše oznámení
desk-notice-opened = Nové: { $register } { $entry }, { $state }
desk-notice-step = { $register } { $entry }: { $state }
desk-notice-overdue = Po termínu: { $register } { $entry }, { $state }
