"""The words by which a sentence is told to be broad or specific, in each language; folded: lower case, no accents."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Names of whole fields: alone they say where a problem lies, not which it is.
FIELDS = {
    "en": _words(
        "marketing leadership grow growth growing digital digitalisation digitalization strategy strategic sales "
        "selling management innovation communication networking branding brand career finance hr technology "
        "transformation productivity efficiency business scaling scale customers customer acquisition retention "
        "capacity risk social media global globalisation globalization international operations development "
        "improvement performance success"
    ),
    "fr": _words(
        "marketing leadership croissance croitre grandir digital numerique digitalisation strategie strategique "
        "vente ventes vendre management gestion innovation communication reseau reseautage marque carriere "
        "finance rh technologie transformation productivite efficacite business entreprise clients client "
        "acquisition fidelisation capacite capacites risque risques reseaux sociaux mondialisation international "
        "internationale operations developpement developper amelioration performance reussite"
    ),
}
# Wishes without a measure.
VAGUE = {
    "en": _words(
        "better more good great best become improve increase boost stronger bigger problem problems issue issues"
    ),
    "fr": _words(
        "mieux meilleur meilleure plus bon bonne devenir ameliorer augmenter developper fort probleme problemes"
    ),
}
# Words that say nothing by themselves; they also tell the language of a sentence.
SMALL = {
    "en": _words(
        "a an the of in on at for to and or with without by from about our my we i us me it its is are be been do "
        "does how what which who need needs want wants help that this these those as not so than then there their "
        "they"
    ),
    "fr": _words(
        "un une le la les l de des du d en dans sur a au aux pour et ou avec sans par notre nos mon ma mes nous "
        "je j on il elle ils elles est sont etre ete ce cet cette ces que qu qui quoi comment besoin veux "
        "voudrais aide pas ne n se s y leur leurs comme faire"
    ),
}
NUMBERS = {
    "en": _words(
        "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty "
        "hundred hundreds thousand thousands million millions half third thirds quarter twice double triple dozen "
        "none"
    ),
    "fr": _words(
        "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante "
        "cent cents mille million millions moitie tiers quart double triple dizaine douzaine vingtaine centaine "
        "aucun aucune"
    ),
}
WHO = {
    "en": _words(
        "customer customers client clients user users buyer buyers patient patients hospital hospitals team teams "
        "colleague colleagues manager managers boss director directors engineer engineers developer developers "
        "seller sellers partner partners supplier suppliers investor investors distributor distributors nobody "
        "everybody people person staff employee employees board founder founders student students teacher "
        "teachers reader readers subscriber subscribers member members visitor visitors competitor competitors "
        "bank banks shop shops company companies enquiry mentor mentors"
    ),
    "fr": _words(
        "client cliente clients clientes utilisateur utilisateurs utilisatrice acheteur acheteurs acheteuse "
        "patient patients hopital hopitaux equipe equipes collegue collegues responsable responsables chef cheffe "
        "directeur directrice direction ingenieur ingenieurs developpeur developpeurs vendeur vendeurs "
        "commerciaux partenaire partenaires fournisseur fournisseurs investisseur investisseurs distributeur "
        "distributeurs personne personnes gens salarie salaries employe employes fondateur fondateurs etudiant "
        "etudiants enseignant enseignants lecteur lecteurs abonne abonnes membre membres visiteur visiteurs "
        "concurrent concurrents banque banques boutique boutiques societe societes mentor mentors"
    ),
}
WHEN = {
    "en": _words(
        "day days week weeks weekly month months monthly quarter quarters quarterly year years yearly today "
        "tomorrow May yesterday tonight since until before after now later soon deadline spring summer autumn winter "
        "january february march april june july august september october november december christmas"
    ),
    "fr": _words(
        "jour jours semaine semaines hebdomadaire mois mensuel trimestre trimestres an ans annee annees aujourd "
        "hui demain hier depuis avant apres maintenant bientot echeance printemps ete automne hiver janvier "
        "fevrier mars avril mai juin juillet aout septembre octobre novembre decembre noel rentree"
    ),
}
# Verbs of what goes wrong, and what comes with a verb: a subject, a negation.
HAPPENS = {
    "en": _words(
        "i we they he she who nobody is are was were has have had does did can cannot will would should must lose "
        "loses lost leave leaves left fail fails failed need needs want wants get gets got keep keeps kept stay "
        "stays stayed buy buys bought sell sells sold win wins won take takes took make makes made go goes went "
        "come comes came stop stops stopped miss misses drop drops dropped cost costs ask asks asked answer "
        "answers answered work works share shares bring brings brought end ends know knows refuse refuses"
    ),
    "fr": _words(
        "je j nous on ils elles il elle qui ne n personne est sont etait etaient a ont avait avons ai fait font "
        "peut peuvent pouvons doit doivent veut veulent voulons perd perdent perdons part partent quitte quittent "
        "echoue echouent manque manquent reste restent achete achetent vend vendent vendons gagne gagnent prend "
        "prennent vient viennent arrete arretent baisse baissent coute coutent demande demandent repond repondent "
        "travaille travaillent partage partagent apporte rapporte termine refuse refusent"
    ),
}
