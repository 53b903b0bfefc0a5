"""Basic words of French, German and Spanish, so that an idea in them is an idea: word by word, into plain English."""

# ruff: noqa: E501

FRENCH = """
un=a une=a le=the la=the les=the l=the des=some du=of_the de=of d=of et=and ou=or qui=who que=that dans=in sur=on sous=under
avec=with sans=without pour=for par=by à=to au=to_the aux=to_the son=his sa=her ses=his leur=their est=is sont=are
dernier=last dernière=last premier=first première=first vieux=old vieille=old jeune=young petit=little petite=little
aveugle=blind sourd=deaf sourde=deaf perdu=lost perdue=lost rouge=red seul=lonely seule=lonely
homme=man femme=woman fille=girl garçon=boy enfant=child père=father mère=mother frère=brother soeur=sister sœur=sister
grand-mère=grandmother grand-père=grandfather ami=friend boulanger=baker boulangère=baker gardien=keeper phare=lighthouse
facteur=postman peintre=painter pêcheur=fisherman voleur=thief voleuse=thief roi=king reine=queen musicien=musician
danseuse=dancer soldat=soldier professeur=teacher médecin=doctor astronaute=astronaut sorcière=witch fantôme=ghost
chat=cat chien=dog renard=fox loup=wolf oiseau=bird cheval=horse
bouteille=bottle lettre=letter message=message clé=key livre=book pain=bread fleur=flower horloge=clock montre=watch
parapluie=umbrella bague=ring photo=photograph tableau=painting valise=suitcase bateau=boat vélo=bicycle lampe=lamp
piano=piano violon=violin tambour=drum radio=radio miroir=mirror trésor=treasure carte=map
mer=sea plage=beach forêt=forest village=village ville=city rue=street maison=house cuisine=kitchen théâtre=theatre gare=station
jardin=garden montagne=mountain désert=desert église=church école=school musée=museum nuit=night pluie=rain neige=snow
orage=storm trouve=finds cherche=searches perd=loses vole=steals attend=waits_for reconnaît=recognises odeur=smell
écrit=writes reçoit=receives apprend=learns enseigne=teaches partage=shares garde=guards suit=follows revient=returns
quitte=leaves aime=loves construit=builds répare=repairs porte=carries danse=dances chante=sings découvre=discovers
entend=hears voit=sees devient=becomes cache=hides protège=protects vend=sells achète=buys
"""
GERMAN = """
ein=a eine=a einen=a einem=a einer=a der=the die=the das=the den=the dem=the des=of_the und=and oder=or in=in im=in_the
auf=on mit=with ohne=without für=for von=of vom=of_the zu=to zum=to_the aus=from sein=his seine=his seinen=his ihr=her
ihre=her ihren=her ist=is sind=are letzte=last letzter=last erste=first alte=old alter=old junge=boy kleine=little kleiner=little
blinde=blind blinder=blind taube=deaf verlorene=lost rote=red roten=red einsamer=lonely
mann=man frau=woman mädchen=girl kind=child vater=father mutter=mother bruder=brother schwester=sister tochter=daughter sohn=son
großmutter=grandmother großvater=grandfather freund=friend bäcker=baker bäckerin=baker leuchtturmwärter=lighthouse_keeper
leuchtturm=lighthouse briefträger=postman maler=painter fischer=fisherman dieb=thief diebin=thief könig=king königin=queen
musiker=musician tänzerin=dancer soldat=soldier lehrer=teacher lehrerin=teacher arzt=doctor astronaut=astronaut hexe=witch
geist=ghost uhrmacher=clockmaker gärtner=gardener roboter=robot detektiv=detective katze=cat hund=dog fuchs=fox wolf=wolf
vogel=bird pferd=horse flasche=bottle flaschenpost=message_in_a_bottle brief=letter schlüssel=key buch=book brot=bread
blume=flower uhr=clock regenschirm=umbrella ring=ring foto=photograph bild=painting koffer=suitcase boot=boat fahrrad=bicycle
lampe=lamp klavier=piano geige=violin trommel=drum radio=radio spiegel=mirror schatz=treasure karte=map ofen=oven
meer=sea strand=beach wald=forest dorf=village stadt=city straße=street haus=house küche=kitchen theater=theatre bahnhof=station
garten=garden berg=mountain wüste=desert kirche=church schule=school museum=museum nacht=night regen=rain schnee=snow
sturm=storm gewitter=thunderstorm findet=finds sucht=searches_for verliert=loses stiehlt=steals wartet=waits erkennt=recognises
schreibt=writes bekommt=receives lernt=learns lehrt=teaches teilt=shares teilen=share bewacht=guards folgt=follows
kehrt=returns verlässt=leaves liebt=loves baut=builds repariert=repairs trägt=carries tanzt=dances singt=sings entdeckt=discovers
hört=hears sieht=sees wird=becomes versteckt=hides beschützt=protects verkauft=sells kauft=buys zwei=two
"""
SPANISH = """
un=a una=a el=the la=the los=the las=the de=of del=of_the y=and o=or que=that en=in sobre=on con=with sin=without para=for
por=by a=to al=to_the su=his sus=his es=is son=are último=last última=last primero=first primera=first viejo=old vieja=old
joven=young pequeño=little pequeña=little ciego=blind ciega=blind sordo=deaf sorda=deaf perdido=lost perdida=lost rojo=red
hombre=man mujer=woman niña=girl niño=boy padre=father madre=mother hermano=brother hermana=sister hija=daughter hijo=son
abuela=grandmother abuelo=grandfather amigo=friend panadero=baker panadera=baker farero=lighthouse_keeper faro=lighthouse
cartero=postman pintor=painter pintora=painter pescador=fisherman ladrón=thief ladrona=thief rey=king reina=queen músico=musician
bailarina=dancer soldado=soldier maestro=teacher maestra=teacher médico=doctor astronauta=astronaut bruja=witch fantasma=ghost
relojero=clockmaker gato=cat perro=dog zorro=fox lobo=wolf pájaro=bird caballo=horse botella=bottle carta=letter mensaje=message
llave=key libro=book pan=bread flor=flower reloj=clock paraguas=umbrella anillo=ring foto=photograph cuadro=painting maleta=suitcase
barco=boat bicicleta=bicycle lámpara=lamp piano=piano violín=violin tambor=drum radio=radio espejo=mirror tesoro=treasure mapa=map
horno=oven mar=sea playa=beach bosque=forest pueblo=village ciudad=city calle=street casa=house cocina=kitchen teatro=theatre
estación=station jardín=garden montaña=mountain desierto=desert iglesia=church escuela=school museo=museum noche=night lluvia=rain
nieve=snow tormenta=storm encuentra=finds busca=searches_for pierde=loses roba=steals espera=waits_for reconoce=recognises
escribe=writes recibe=receives aprende=learns enseña=teaches comparte=shares comparten=share guarda=guards sigue=follows
vuelve=returns deja=leaves ama=loves construye=builds repara=repairs lleva=carries baila=dances canta=sings descubre=discovers
oye=hears ve=sees esconde=hides protege=protects vende=sells compra=buys dos=two
"""


def _table(text: str) -> dict[str, str]:
    return {word: english.replace("_", " ") for word, english in (pair.split("=") for pair in text.split())}


LANGUAGES: dict[str, dict[str, str]] = {name: _table(t) for name, t in (("French", FRENCH), ("German", GERMAN), ("Spanish", SPANISH))}
# Words that English shares do not show which language is written.
SHARED = {"a", "in", "son", "die", "la", "an", "radio", "piano", "message", "village", "museum", "ring", "theater", "o", "y", "is", "den"}
