# Les mots de la rédaction en français. Qui les lit travaille ici : simples, courts, sans jargon.

## Toutes les pages
desk-name = Rédaction
desk-nav = Rédaction
desk-skip = Aller au contenu
desk-home = Vue d’ensemble
desk-people = Personnes
desk-audit = Qui a fait quoi
desk-public-site = Site public
desk-sign-out = Se déconnecter
desk-languages = Langue de la rédaction
desk-back = Vers la vue d’ensemble
desk-problems = Cela n’a pas pu être fait
desk-error-title = Erreur :
list-comma = ,
moment = { $date }, { $time }

## Connexion
sign-in = Se connecter
sign-in-title = Se connecter à la rédaction
sign-in-lost = Mot de passe oublié ? Une personne qui gère les comptes peut vous donner un lien pour un nouveau.
sign-in-wrong = Cette adresse et ce mot de passe ne vont pas ensemble.
sign-in-later =
    { $count ->
        [one] Trop d’essais. Réessayez dans une minute.
       *[other] Trop d’essais. Réessayez dans { $shown } minutes.
    }

## Une invitation
welcome-title = Votre compte
welcome-intro = Vous êtes invité à la rédaction de { $site }. Vous y serez :
welcome-go = Créer mon compte
again-intro = Choisissez un nouveau mot de passe pour votre compte
welcome-gone-title = Ce lien ne mène plus ici
welcome-gone = Il a servi, a été annulé ou a expiré. Demandez-en un autre à qui vous l’a envoyé.
email-taken = Quelqu’un se connecte déjà ici avec cette adresse.

## Champs
field-name = Votre nom
field-email = Adresse électronique
field-password = Mot de passe
field-new-password = Nouveau mot de passe
field-present-password = Mot de passe actuel
field-label = Pour qui
field-roles = Ce que cette personne fait ici
field-language = Langue de la rédaction
field-who = Qui
field-what = Quoi
field-whom = À propos de
field-when = Quand
field-where = D’où
hint-name = Comme vos collègues vous connaissent. Les lecteurs ne le voient pas.
hint-email = Elle vous sert à vous connecter.
hint-password = Au moins 12 caractères. Quelques mots de suite sont faciles à retenir et difficiles à deviner.
hint-label = Un nom, pour savoir plus tard à qui ce lien était destiné.
language-of-browser = Celle que demande le navigateur

## Ce qui ne va pas dans un champ
fault-missing = Écrivez quelque chose ici.
fault-long = C’est plus long que la place prévue.
fault-hidden = Ce texte contient des caractères cachés qui le retournent. Tapez-le au lieu de le coller.
fault-email = Ce n’est pas une adresse électronique.
fault-password-short = Un mot de passe a au moins 12 caractères.
fault-password-long = Ce mot de passe est plus long que ce qui est accepté.
fault-password-guessed = Ce mot de passe serait vite deviné. Prenez quelques mots que personne n’associe à vous.
fault-password-wrong = Ce n’est pas votre mot de passe actuel.
fault-roles = Choisissez-en au moins un.
fault-last-administrator = Plus personne ne gérerait les comptes. Nommez d’abord un autre administrateur.

## Vue d’ensemble
home-title = Vue d’ensemble
home-steps = Premiers pas
step-invite = Inviter un collègue
step-invite-does = Une approbation a un sens quand une seconde personne la donne.
step-invite-go = Inviter
home-work = En cours
home-work-none = Rien n’est en cours. Ce qui est écrit, soumis ou programmé apparaît ici.
home-public = Dernières publications
home-public-none = Rien n’a encore été publié.
work-draft = Brouillon
work-in-review = Attend l’approbation de quelqu’un qui ne l’a pas écrit
work-approved = Approuvé, pas encore publié
work-scheduled = Programmé
live-published = Publié
live-updated = Mis à jour
live-corrected = Corrigé
live-imported = Repris du site antérieur
live-withdrawn = Retiré
live-restored = De nouveau valable
live-removed = Supprimé
live-replaced = Remplacé par un autre texte

## Rôles
role-writer = Rédacteur
role-writer-does = écrit et soumet
role-translator = Traducteur
role-translator-does = traduit et soumet
role-editor = Responsable éditorial
role-editor-does = écrit ; approuve et publie ce que d’autres ont écrit
role-media-manager = Responsable des médias
role-media-manager-does = s’occupe des photographies et des fichiers
role-administrator = Administrateur
role-administrator-does = s’occupe des personnes et des réglages ; ne publie rien par cela seul
role-auditor = Auditeur
role-auditor-does = lit tout, ne change rien

## Personnes
people-title = Personnes
person-closed = Compte fermé
person-no-roles = Aucun rôle
person-close = Fermer ce compte
person-close-does = La personne est déconnectée partout et ne peut plus se connecter. Ce qu’elle a écrit reste sous son nom.
person-open = Rouvrir ce compte
person-open-does = La personne peut se connecter de nouveau, avec la même adresse et le même mot de passe.
person-again = Un lien pour un nouveau mot de passe
person-again-does = Pour qui a oublié le sien : vous obtenez un lien à envoyer. La personne en choisit un autre, une seule fois, dans les sept jours, et est déconnectée ailleurs.
roles-save = Enregistrer les rôles
invite = Inviter quelqu’un
invite-intro = Vous obtenez un lien à envoyer. Il fait entrer une personne, une seule fois, dans les sept jours.
invite-go = Créer un lien
invited-link = Le lien pour { $label }
invited-how = Il n’est montré que cette fois. Envoyez-le par une voie que seule cette personne lit. Il vaut jusqu’au { $date }.
invitations-open = Invitations en attente
invitation-until = vaut jusqu’au { $date }
invitation-revoke = Annuler

## Soi-même
me-title = Votre compte
me-save = Enregistrer
me-password = Changer le mot de passe
me-password-go = Changer le mot de passe
sessions = Connexions
sessions-none = Nulle part.
sessions-end-all = Déconnecter partout
session-this = ce navigateur
session-since = depuis le { $date },
session-seen = vu la dernière fois le { $date },
session-end = Déconnecter là-bas

## Qui a fait quoi
audit-title = Qui a fait quoi
audit-intro = Chaque acte de la rédaction, dans l’ordre. On ne fait qu’y ajouter des lignes.
audit-none = Rien ne correspond à ce choix.
audit-older = Plus anciens
audit-file = En fichier (CSV)
filter-all = Tous
filter-go = Afficher
deed-edit = a écrit
deed-submit = a soumis
deed-send-back = a renvoyé
deed-approve = a approuvé
deed-approve-as-guest = a approuvé de l’extérieur
deed-schedule = a programmé
deed-unschedule = a annulé une programmation
deed-publish = a publié
deed-publish-in-emergency = a publié en urgence
deed-settle-review = a réglé une relecture due
deed-schedule-failed = n’a pas pu publier comme programmé
deed-import = a repris
deed-withdraw = a retiré
deed-restore = a rétabli
deed-discard = a jeté un brouillon
deed-sign-in = s’est connecté
deed-sign-out = s’est déconnecté
deed-join = a créé un compte
deed-invite = a invité
deed-invite-again = a créé un lien pour un nouveau mot de passe
deed-revoke-invitation = a annulé une invitation
deed-change-roles = a changé des rôles
deed-close-account = a fermé un compte
deed-reopen-account = a rouvert un compte
deed-end-sessions = a déconnecté quelqu’un
deed-change-password = a changé le mot de passe
deed-change-profile = a changé le nom ou la langue

## Ce qui a été fait
said-joined = Votre compte est créé. Bienvenue.
said-saved = Enregistré.
said-roles = Les rôles sont enregistrés. Cette personne est déconnectée et se reconnecte avec les nouveaux.
said-revoked = L’invitation est annulée.
said-closed = Le compte est fermé.
said-opened = Le compte est de nouveau ouvert.
said-ended = Déconnecté là-bas.
said-password = Le mot de passe est changé. Les autres navigateurs sont déconnectés.

## Ce qui ne se peut pas
forbidden-title = Vous ne pouvez pas faire cela ici
forbidden = Vos rôles n’y donnent pas droit. Une personne qui gère les comptes peut y remédier.
missing-title = Il n’y a rien ici
missing = La rédaction n’a pas cette page. Elle a peut-être été enlevée.
origin-title = Cela ne venait pas de la rédaction
origin = Le formulaire a été envoyé d’un autre site, ou par un navigateur qui ne dit pas d’où. Rien n’a été fait.
stale-title = Ce formulaire est périmé
stale = Il date d’avant votre nouvelle connexion. Revenez, rechargez la page et envoyez-le de nouveau. Rien n’a été fait.
failed-title = Cela n’a pas marché
failed = La faute est la nôtre, et elle est notée. Rien n’est perdu que ce que vous venez d’envoyer : revenez et envoyez-le de nouveau.
busy-title = Trop à la fois
busy = La rédaction a plus à faire qu’elle ne peut. Revenez et envoyez-le de nouveau dans un instant.
large-title = C’est trop
large = L’envoi dépasse ce qu’un formulaire peut contenir. Rien n’a été fait.
