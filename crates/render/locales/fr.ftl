# Mots du site public en français.
# Rien ici sur le sens de lecture, les chiffres ou les noms des mois : l’édition les fournit tout prêts.
# Valeurs : $shown est un nombre déjà écrit dans les chiffres de l’édition, $count le même nombre pour choisir la forme.

## Se repérer
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
