# Les mots de l’éditeur de texte. Sans valeurs : les nombres et les noms se placent à côté.

## Où l’on en est
editor-saved = Enregistré
editor-saving = Enregistrement…
editor-unsaved = Pas encore enregistré
editor-offline = Pas de connexion : conservé dans ce navigateur
editor-signed-out = Session terminée : conservé dans ce navigateur
editor-signed-out-long = Votre session est terminée. Ce que vous écrivez est conservé dans ce navigateur. Connectez-vous dans un autre onglet, puis continuez ici.
editor-sign-in = Se connecter
editor-conflict = Non enregistré : quelqu’un d’autre a enregistré ce texte
editor-conflict-long = Quelqu’un d’autre a enregistré ce texte entre-temps. Ce que vous avez écrit est conservé dans ce navigateur, et rien des deux textes n’est perdu.
editor-conflict-show = Afficher les deux textes
editor-refused = Non enregistré : un champ est à corriger
editor-too-long = Non enregistré : le texte est trop long
editor-restored = Ce qui n’avait pas été enregistré a été rétabli.
editor-older = Ce navigateur contient une version jamais enregistrée. Le texte a continué sans elle.
editor-drop = L’abandonner
editor-dismiss = Fermer cet avis
editor-others = A aussi ouvert ce texte
editor-comma = {", "}

## Le texte
editor-text = Le texte
editor-begin = Écrivez ici, ou collez.
editor-keys = Alt+F10 mène aux outils. Pour quitter le texte avec Tab, appuyez d’abord sur Échap.
editor-read-only = Vous pouvez lire ce texte ici, pas le modifier.
editor-words = Mots
editor-minutes = Minutes de lecture
editor-problems = À regarder avant de publier
editor-apply = Appliquer
editor-cancel = Annuler
editor-insert = Insérer

## Outils
editor-toolbar = Outils du texte
editor-kind = Nature du bloc
editor-kind-paragraph = Paragraphe
editor-kind-heading-2 = Intertitre
editor-kind-heading-3 = Sous-titre
editor-kind-heading-4 = Petit titre
editor-kind-quotation = Citation
editor-kind-notice = Avis
editor-kind-bullet-list = Liste
editor-kind-ordered-list = Liste numérotée
editor-kind-other = Autre
editor-bold = Gras
editor-emphasis = Emphase
editor-sign-bold = G
editor-sign-emphasis = I
editor-link = Lien
editor-unlink = Supprimer le lien
editor-bullets = Liste
editor-numbers = Liste numérotée
editor-deeper = Un niveau plus bas
editor-out = Un niveau plus haut
editor-picture = Image
editor-gallery = Galerie
editor-table = Tableau
editor-rule = Filet de séparation
editor-language-direction = Langue et sens d’écriture
editor-language = Langue
editor-isolate = Isoler de la ligne : un numéro, un code, un nom étranger
editor-direction = Autre sens d’écriture
editor-today = Date du jour
editor-undo = Annuler la dernière action
editor-redo = Rétablir
editor-find = Rechercher et remplacer
editor-boilerplate = Textes types
editor-more = Autres outils
editor-attribution = Auteur des propos
editor-superscript = Exposant
editor-subscript = Indice
editor-clear = Effacer la mise en forme
editor-break = Saut de ligne
editor-hidden = Afficher les caractères invisibles

## Liens
editor-link-address = Adresse, ou mots d’un titre
editor-link-hint = Une adresse web, de courriel ou de téléphone, ou l’un de nos textes trouvé par son titre.
editor-link-text = Texte du lien
editor-link-found = Textes trouvés
editor-link-none = Aucun texte n’a ces mots dans son titre.
editor-link-refused = Un lien ne peut pas avoir cette adresse. Elle commence par https://, http://, mailto:, tel:, / ou #.
editor-link-open = S’ouvre dans un nouvel onglet
editor-link-edit = Modifier
editor-link-remove = Supprimer

## Langues
editor-language-other = Une autre…
editor-language-none = Aucune en particulier
editor-language-tag = Code de langue
editor-language-hint = Deux ou trois lettres, comme el pour le grec, avec une région ou une écriture au besoin : pt-BR, sr-Latn.
editor-language-wrong = Ce n’est pas un code de langue.

## Images
editor-lead = Image au-dessus du texte
editor-lead-none = Pas encore d’image. Elle figure au-dessus du texte et partout où il est annoncé.
editor-lead-choose = Choisir une image
editor-lead-change = Une autre image
editor-lead-remove = Retirer l’image
editor-caption = Légende
editor-alt = Texte de remplacement
editor-alt-missing = Dites ce que l’on voit, pour qui ne peut pas le voir.
editor-credit = Crédit
editor-move-up = Monter
editor-move-down = Descendre
editor-picture-remove = Retirer l’image
editor-picture-upload = Envoyer depuis cet appareil
editor-picture-search = Chercher parmi les images de la rédaction
editor-no-pictures = Aucune image ici.
editor-more-pictures = Plus d’images
editor-chosen = Choisies
editor-uploading = Envoi…
editor-upload-failed = L’envoi a échoué.

## Tableaux
editor-table-caption = Titre du tableau
editor-row-before = Ligne au-dessus
editor-row-after = Ligne au-dessous
editor-column-before = Colonne avant
editor-column-after = Colonne après
editor-row-delete = Supprimer la ligne
editor-column-delete = Supprimer la colonne
editor-header-row = Ligne d’en-tête
editor-table-delete = Supprimer le tableau

## Recherche
editor-find-what = Rechercher
editor-find-with = Remplacer par
editor-find-exact = Orthographe exacte
editor-find-next = Suivant
editor-find-previous = Précédent
editor-find-none = Rien trouvé
editor-find-close = Fermer la recherche
editor-replace = Remplacer
editor-replace-more = Remplacer…
editor-replace-all = Tout remplacer
editor-replaced = Remplacés

## Collage
editor-pictures-left-out = Les images n’ont pas été collées. Ajoutez-les depuis des fichiers.
editor-paste-too-long = C’est plus que ce qui peut être collé en une fois. Tout est encore dans le presse-papiers.
editor-headline-repeated = Le texte commence par son titre.
editor-headline-remove = Le retirer du texte
editor-stamps = On dirait des messages, avec heures et noms.
editor-stamps-remove = Retirer heures et noms

## Topics
editor-subject-nameless = sans nom dans cette langue
editor-subjects-not-sent = Les sujets n’ont pas été enregistrés : pas de connexion.
