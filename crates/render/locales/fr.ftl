# Mots du site public en français.
# Rien ici sur le sens de lecture, les chiffres ou les noms des mois : l’édition les fournit tout prêts.
# Valeurs : $shown est un nombre déjà écrit dans les chiffres de l’édition, $count le même nombre pour choisir la forme.

## Se repérer
urgent = Urgent
skip-to-content = Aller au contenu
home = Accueil
sections = Rubriques
languages = Langues
more-links = À propos de ce site
paging = Pages de cette liste
newer = Plus récents
older = Plus anciens
page-of = Page { $page } sur { $pages }
read-in = Lire cette page dans une autre langue : { $language }
no-translation = Cette page n’existe pas dans cette langue ({ $language }) ; le lien mène à la page d’accueil de cette édition

## Listes
latest = Dernières publications
notices = Avis
nothing-yet = Rien n’a encore été publié ici.
kind-news = Actualité
kind-statement = Communiqué
kind-speech = Discours
kind-notice = Avis
status-withdrawn = Retiré
status-corrected = Corrigé

## Archives et photographies
archive = Archives
archive-title = Archives : { $period }
archive-count = { $count ->
    [one] { $shown } texte
    [many] { $shown } textes
   *[other] { $shown } textes
}
jump-years = Années
jump-months = Mois
photos = Photographies
photos-title = Photographies
photos-description = Les photographies des textes publiés, les plus récentes d’abord, chacune disponible en pleine résolution.
picture = Image
picture-full = Pleine résolution : { $width } × { $height } pixels

## Article
translations = Ce texte dans d’autres langues
translated-from = Traduit de l’original :
translation-behind = Le texte original a été modifié depuis cette traduction.
read-original = Lire l’original
withdrawn-banner = Ce texte a été retiré le { $date }. Il reste ici pour consultation.
issued-in-error = Il avait été publié par erreur.
corrected-on = Corrigé le { $date }
category-fact = Rectificatif
category-addition = Ajout
category-clarification = Précision
category-removal-court = Retrait sur décision de justice
category-removal-privacy = Retrait pour protéger des données personnelles
category-removal-rights = Retrait pour les droits d’autrui
category-removal-safety = Retrait pour la sécurité de personnes
category-removal-other = Retrait
table-label = Tableau
record-number = Publication nº { $number } de ce texte.
record-corrections = { $count ->
    [one] Corrigé { $shown } fois.
    [many] Corrigé { $shown } fois.
   *[other] Corrigé { $shown } fois.
}
imported-note = Repris de notre ancien site ; la date est celle qui y figurait.

## Sous l’article
share = Transmettre ce texte
share-mail = Courriel
share-whatsapp = WhatsApp
share-telegram = Telegram
share-x = X
share-copy-link = Copier le lien
share-native = Autre application…
copied = Copié.
copy-failed = La copie n’a pas abouti.
qr-code = Code QR
qr-alt = Code QR qui ouvre cette page
journalists = Pour les journalistes
copy-text = Copier le texte
download-text = Télécharger en texte brut
related = Sur le même sujet

## Le fichier de texte brut
text-source = Source : { $url }
text-published = Publié le { $date }
text-corrected = Corrigé le { $date } : { $note }
text-withdrawn = Ce texte a été retiré le { $date }.

## Fils d’actualité
feed-title = { $site } : { $edition }
section-feed-title = { $site } : { $section }
corrections-feed-title = { $site } : rectificatifs et retraits

## Registre public
record-entry = Inscrit au registre public sous le nº { $entry }, inchangé depuis
record-history = Ce qui a changé et pourquoi
record-gone = Un texte qui n’est plus publié

## Page du registre
verify-page-title = Registre public : { $headline }
verify-kicker = Registre public
verify-intro = Voici ce que le site a inscrit sur ce texte, avec les fichiers qui permettent à chacun de vérifier.
label-institution = Titulaire de la clé
label-entry = Inscription
label-revisions = Révisions
label-log = Registre
label-size = Inscriptions au registre
label-signed = Point de contrôle signé
label-witnesses = Témoins
label-key = Clé du registre
label-code = Code court
verify-revisions = { $count ->
    [one] Une seule révision.
    [many] { $shown } révisions, toutes indiquées ici.
   *[other] { $shown } révisions, toutes indiquées ici.
}
verify-gone = Ce texte n’est plus publié ; ses inscriptions restent au registre.
verify-imported = Ce texte est antérieur au registre : sa date est celle qu’il portait et n’est pas prouvée ; seul le moment de son inscription est établi.
verify-withheld = Des parties de ce texte ont été retirées sur ordre. Le reste demeure vérifiable ; ce qui a été retiré ne peut être reconstitué à partir du registre.
verify-key-changed = La clé du registre a changé le { $date } ; ce changement est lui-même inscrit au registre.
verify-succeeded = Ce registre a commencé le { $date } à la place d’un registre antérieur dont des inscriptions sont perdues. Ce qui était publié jusque-là a été inscrit de nouveau ; la première inscription dit où s’arrêtait le registre antérieur.
witness-none = Ce registre n’a pas de témoin : son histoire ne peut être vérifiée que par rapport à ce que vous ou d’autres avez déjà vu.
witness-late = Ce point de contrôle n’a pas encore de témoin. D’ici là, l’histoire ne peut être vérifiée que par rapport à ce que vous ou d’autres avez déjà vu.

## La vérification
verify-check = La vérification
verify-noscript = Rien n’a été vérifié sur cette page : il y faut un script dans le navigateur. Toutes les pièces sont indiquées ici, avec le moyen de les vérifier sans ce site.
verify-own-page = Cette vérification a été faite sur la page du site lui-même. Qui doute du site vérifiera ailleurs : les moyens sont indiqués sur cette page.
verdict-running = Vérification en cours…
verdict-ok = Inscrit par la clé de { $institution } sous le nº { $entry } ; inchangé depuis. { $revisions }
verdict-bad = Tout ne concorde pas avec le registre. Ce qui diffère est indiqué ci-dessous, avec le fichier qui le montre.
verdict-open = Aucune différence constatée, mais tout n’a pas pu être vérifié. Ce qui ne l’a pas été est indiqué ci-dessous.
fact-ok-signature = Le point de contrôle, à { $size } inscriptions, est signé avec la clé du registre indiquée ici.
fact-ok-witness = Le point de contrôle a pour témoins { $names }, le premier le { $time }.
fact-ok-inclusion = Chaque révision indiquée figure au registre à sa place. Inscriptions : { $entries }.
fact-ok-chain = Les révisions se suivent depuis la première sans lacune, toutes indiquées : { $count }.
fact-ok-parts = Chaque partie du texte jointe au registre est celle qui a été inscrite. Parties : { $count }.
fact-ok-page = Ce que montre à présent la page du texte est, mot pour mot, ce qui a été inscrit comme révision { $rev }.
fact-ok-latest = Aucune révision postérieure à la révision { $rev } ne figure au registre, jusqu’à ses { $size } inscriptions.
fact-ok-history = Les points de contrôle de ces fichiers relèvent d’une seule histoire du registre, dont rien n’a été retiré ni changé.
fact-ok-memory = Ce que ce navigateur a vu du registre le { $time } ({ $was } inscriptions) est resté tel quel.
fact-ok-first = Ce navigateur voit ce registre pour la première fois. Il garde le point de contrôle pour remarquer plus tard un retour en arrière ou un changement de clé.
fact-ok-media = Les octets de l’image originale « { $part } » sont ceux qui ont été inscrits.
fact-open-memory = Ce navigateur ne peut pas retenir ce qu’il a vu du registre.
fact-open-history = Il n’a pas été vérifié que les différents points de contrôle relèvent d’une seule histoire : les fichiers nécessaires n’ont pu être obtenus.
fact-open-latest = Il n’a pas été vérifié si le registre contient une révision postérieure à la révision { $rev }.
fact-open-withheld = Révision { $rev } : parties retirées sur ordre, qui ne peuvent être montrées : { $count }. Les autres ont été vérifiées.
fact-open-text = Révision { $rev } : son inscription est là, son texte n’est plus montré.
fact-open-page = La page du texte n’a pas été comparée au registre : elle n’a pu être obtenue, ou sa présentation n’est pas connue de cette vérification.
fact-open-load = { $name } n’a pas pu être chargé.
fact-open-crypto = Ce navigateur ne vérifie que par une connexion sécurisée (https). Rien n’a été vérifié.
fact-open-stale = Une révision a été ajoutée après la préparation de cette page. Rechargez-la.
fact-bad-list = La liste des révisions n’est pas écrite comme il se doit, ou ne relève pas de ce registre.
fact-bad-key-form = Ceci n’est pas une clé écrite comme le sont les clés.
fact-bad-form = Révision { $rev } : ce fichier n’est pas écrit comme le sont ces fichiers : { $file }.
fact-bad-signature = Révision { $rev } : la signature au bas du point de contrôle ne correspond pas à la clé { $key }.
fact-bad-cosignature = Révision { $rev } : la signature du témoin { $name } ne correspond pas à sa clé.
fact-bad-other-key = Révision { $rev } : le point de contrôle n’est pas signé avec la clé { $key }.
fact-bad-origin = Révision { $rev } : le point de contrôle est celui d’un autre registre.
fact-bad-inclusion = Révision { $rev } : la preuve ne montre pas que cette inscription figure au registre à sa place.
fact-bad-entry-other = Révision { $rev } : l’inscription est celle d’un autre texte, d’une autre révision ou d’une autre place.
fact-bad-manifest = Révision { $rev } : la liste des parties n’est pas celle que désigne l’inscription.
fact-bad-disclosure-other = Révision { $rev } : le fichier du texte est celui d’une autre inscription.
fact-bad-part = Ce texte n’est pas ce qui a été inscrit comme révision { $rev } : la partie { $part }.
fact-bad-chain = La révision { $rev } ne suit pas la précédente, ou il en manque une entre elles.
fact-bad-page = Ce que montre la page du texte n’est pas ce qui a été inscrit comme révision { $rev }, dans la partie { $part }.
fact-bad-latest = Le registre contient une révision postérieure à la révision { $rev }, sous le nº { $entry }, qui n’est pas indiquée ici.
fact-bad-media = Les octets de l’image originale « { $part } » ne sont pas ceux qui ont été inscrits.
fact-bad-history = Deux points de contrôle de ces fichiers ne concordent pas : l’un ne prolonge pas l’autre.
fact-bad-rollback = Le { $time }, ce navigateur a vu le registre avec { $was } inscriptions ; il n’en est montré que { $size } à présent. Gardez les fichiers de preuve et interrogez l’institution.
fact-bad-rewritten = Ce que ce navigateur a vu du registre le { $time } ({ $was } inscriptions) n’est pas dans le registre montré à présent. Gardez les fichiers de preuve et interrogez l’institution.
fact-bad-memory-key = Le { $time }, ce navigateur a vu une autre clé pour ce registre : { $key }. Elle a pu être remplacée ; demandez sa clé à l’institution par une autre voie.
list-comma = { ", " }
page-shows = Sur la page
page-recorded = Au registre
check-media = Vérifier les images originales
evidence-of = Fichier de preuve de la révision { $rev }

## Révisions
revision-number = Révision { $number }
revision-current = affichée à présent
event-published = Publié
event-updated = Mis à jour
event-corrected = Corrigé
event-imported = Repris d’un ancien site
event-withdrawn = Retiré
event-restored = Rétabli
event-removed = Supprimé
event-replaced = Remplacé par un autre texte
ground-court = sur décision de justice
ground-privacy = pour protéger des données personnelles
ground-rights = pour les droits d’autrui
ground-safety = pour la sécurité de personnes
ground-other = pour une autre raison
revision-entry = Inscription nº { $entry }
revision-time = Inscrit le { $date }, selon l’éditeur
revision-recorded = Au registre le { $date } au plus tard, selon un témoin
revision-stated = Date que porte le texte, non prouvée : { $date }
revision-withheld = Parties retirées sur ordre : { $count }
revision-unchanged = Le texte est le même qu’avant.
revision-changes = Ce qui a changé par rapport à la révision précédente
change-before = Avant
change-after = Maintenant
file-entry = Inscription
file-proof = Preuve
file-manifest = Liste des parties
file-disclosure = Texte inscrit
file-evidence = Le tout en un fichier
part-headline = Titre
part-kicker = Surtitre
part-standfirst = Chapeau
part-place = Lieu
part-date = Date
part-byline = Signature
part-body = Corps du texte
part-lead = Image principale
part-media = Image ou fichier
part-alt = Description de l’image
part-caption = Légende
part-credit = Crédit
part-kind = Nature du texte
part-language = Langue
part-note = Note publique
part-share = Texte de partage

## Ce qu’une vérification ne montre pas
not-shown = Ce que cette vérification ne montre pas
not-true = que le contenu est vrai, ou que la personne nommée l’a dit
not-approved = qu’une personne l’a approuvé, ni laquelle
not-date = que la date indiquée est exacte
not-photo = que la photographie est authentique
not-latest = qu’il n’y a pas de correction ultérieure, au-delà de ce point de contrôle
not-all = que tout ce qu’a dit l’institution est ici
not-around = quoi que ce soit de la présentation, des liens et de l’entourage : ils ne sont pas inscrits
elsewhere = Vérifier ailleurs
elsewhere-checker = Enregistrer le vérificateur : un seul fichier, sans réseau
elsewhere-site = Ou collez l’adresse du texte dans la page de recherche de tout autre site utilisant Bayan.
elsewhere-program = Ou dans un terminal, avec le programme lui-même et le fichier de preuve :
elsewhere-recipe = Ou avec openssl, sans Bayan
elsewhere-key = Comparez la clé du registre à ce que l’institution en dit par une autre voie : papier à en-tête, DNS, autorité de tutelle.
elsewhere-files = Fichiers du registre
file-checkpoint = Point de contrôle
file-keys = Clés
file-policy = Registre et témoins
file-revisions = Liste des révisions

## Ce qui a changé
history-page-title = Ce qui a changé : { $headline }
history-intro = Chaque révision de ce texte, de la plus récente à la plus ancienne, avec ce qui a changé, selon le registre public.
history-verify = Vérifier le registre
history-feed = Fil des corrections
history-text = Lire le texte

## Recherche
lookup-page-title = Chercher dans le registre public
lookup-intro = Collez des mots attribués à ce site, ou tapez un code court d’une copie imprimée, pour voir ce qui est inscrit. L’image d’un texte ne prouve rien, ni le code qui l’accompagne : c’est le registre qui répond.
lookup-label = Des mots ou un code court
lookup-button = Chercher
lookup-too-long = C’est plus long que ce qui peut être cherché. Collez un ou deux paragraphes.
lookup-too-short = C’est trop court pour distinguer un texte. Collez une phrase entière.
lookup-no-entry = Le registre n’a pas d’inscription de ce numéro.
lookup-code-differs = Le registre a une inscription de ce numéro, mais les lettres du code ne sont pas les siennes. Vérifiez l’orthographe.
lookup-none = Ces mots n’ont pas été trouvés au registre. Cela ne signifie pas que l’institution ne les a jamais dits : le registre contient ce qui a été publié ici.
lookup-found = Trouvé au registre
lookup-exact = Ces mots figurent au registre à la lettre.
lookup-near = Part de ces mots qui figure au registre : { $share } %. Les différences sont marquées.
lookup-by-code = Trouvé par son code court. Comparez son texte à la copie que vous avez.
lookup-older = Une révision plus récente est affichée à présent.
lookup-legend-only = seulement dans la citation
lookup-legend-record = seulement au registre
lookup-other = Vérifier un texte d’un autre site
lookup-other-note = Collez l’adresse d’un texte de tout site utilisant Bayan. Votre navigateur interroge alors ce site directement ; ce site-ci n’en sait rien.
lookup-other-label = Adresse du texte
lookup-other-button = Vérifier
lookup-other-key = La clé indiquée là-bas : { $key }. Comparez-la à ce que vous savez de l’institution par une autre voie.
lookup-other-ran = Cette vérification a été faite sur la page d’un autre site que le site vérifié.
lookup-other-none = Cette adresse n’indique aucun registre public, ou n’a pu être atteinte.

## Le vérificateur
checker-title = Vérificateur du registre public
checker-intro = Ce fichier fonctionne sur votre machine et n’interroge personne. Ouvrez-y un fichier de preuve, ou le texte inscrit et la preuve ensemble.
checker-files = Fichiers
checker-drop = Vous pouvez aussi les déposer ici, ou coller leur contenu.
checker-key = La clé du registre telle que vous la connaissez par une autre voie, et les clés des témoins, une par ligne
checker-run = Vérifier
checker-contained = Vérifié avec la clé contenue dans le fichier : { $key }. Cela montre seulement que le fichier s’accorde avec lui-même ; chacun peut en fabriquer un avec sa propre clé. Comparez la clé à ce que l’institution en dit par une autre voie.
checker-given = Vérifié avec la clé que vous avez donnée.
checker-recorded = Inscrit par la clé du registre { $origin } sous le nº { $entry }.
checker-incomplete = Il manque un fichier : il faut un fichier de preuve, ou le texte inscrit et la preuve ensemble.
checker-text = Le texte tel qu’il est inscrit
checker-one = Un fichier montre une révision, non si une autre l’a suivie.
checker-witness-none = Aucune signature de témoin n’a été vérifiée. Sans témoins, l’histoire ne peut être vérifiée que par rapport à ce que vous ou d’autres avez déjà vu.

## Pages d’erreur
error-400-title = Cette demande n’a pas pu être comprise
error-400-text = L’adresse ou les données envoyées comportent une erreur. Vérifiez l’adresse, puis réessayez.
error-404-title = Cette page est introuvable
error-404-text = Son adresse a peut-être changé ou n’a pas été copiée en entier. Vous trouverez ici les rubriques du site et les dernières publications.
error-405-title = Cette opération n’est pas possible ici
error-405-text = Cette adresse ne permet que la lecture. Revenez à la page et réessayez.
error-410-title = Ce texte n’est plus publié
error-410-text = Il y avait ici un texte que l’institution ne publie plus.
error-421-title = Ce site n’est pas le nôtre
error-421-text = L’adresse demandée n’appartient à aucun site de ce serveur. Vérifiez-en l’orthographe.
error-500-title = Une erreur est survenue de notre côté
error-500-text = Cette page n’a pas pu être affichée. L’incident a été enregistré ; veuillez réessayer dans un instant.
error-503-title = Le site est momentanément indisponible
error-503-text = Il est en maintenance ou très sollicité. Veuillez réessayer dans quelques minutes.
search = Recherche
search-title = Recherche
search-label = Que cherchez-vous ?
search-button = Chercher
search-hint = Écrivez comme vous le diriez. Accents, pluriels et petits mots ne changent rien ; ce qui est entre guillemets est cherché tel quel.
search-count = { $count ->
    [0] Rien n’a été trouvé.
    [one] { $shown } texte trouvé.
   *[other] { $shown } textes trouvés.
}
search-by-date = Les plus récents d’abord
search-by-fit = Les plus pertinents d’abord
search-meant = Vouliez-vous dire
search-narrow = Une partie seulement
search-whole = Tout ce qui a été trouvé
search-none = Aucun texte publié ne le dit.
search-none-fewer = Essayez moins de mots, ou d’autres de même sens.
search-none-spelling = Vérifiez l’orthographe des noms : les plus courantes sont essayées d’elles-mêmes.
search-none-archive = Parcourez les archives par année et par mois.
search-waiting = Les archives sont en préparation pour la recherche. Réessayez dans un instant.
kind-page = Page

## Sujets
search-proposed = Propositions
search-proposed-count = # propositions : choisissez avec les flèches
search-feed = Suivre cette recherche (RSS)
search-dates = Par date
search-from = Du
search-until = au
search-topics = Sujet :
topics = Sujets
topics-title = Sujets
topics-description = De qui et de quoi il est question ici, avec tout ce qui a été dit.
topics-person = Personnes
topics-place = Lieux
topics-organisation = Organisations
topics-event = Événements
topics-matter = Questions
topic-kind-person = Personne
topic-kind-place = Lieu
topic-kind-organisation = Organisation
topic-kind-event = Événement
topic-kind-matter = Question
timeline = Chronologie
timeline-title = Chronologie : { $topic }
timeline-description = Ce qui a été dit ici, et quand cela s’est passé. Les phrases sont celles des textes ; la rédaction a confirmé chaque date.
period-decade = années { $year }
period-century = { $number }e siècle
