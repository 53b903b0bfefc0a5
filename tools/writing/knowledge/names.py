"""First names from many languages, by sex; and what names say about hair and skin, so that no two look alike."""

FEMALE = frozenset(
    """
    zoë zoe anna maria marie emma ella mia sofia sophia olivia amelia charlotte alice clara eva ida ingrid astrid freya
    mei yuki sakura hana aiko naoko keiko sumi ling xiu amina fatima aisha layla leila noor zainab priya anjali lakshmi
    indira asha nadia olga tatiana irina natasha svetlana katya masha anya lucia carmen isabel isabella elena rosa
    valentina camila ana beatriz ines juana dolores chiara giulia francesca bianca paola elisa camille juliette margot
    colette amelie chloe manon hélène helene siobhan niamh aoife saoirse maeve bridget sinead agnes ruth miriam sarah
    rachel hannah rebecca esther judith naomi lily lucy daisy rose violet ivy hazel iris flora grace hope faith joy
    mary jane kate katherine elizabeth margaret martha emily julia laura linda susan betty dorothy helen edith mabel
    nina vera lena greta heidi ursula hilde petra wanda zofia agnieszka ewa jadwiga marta magda adaeze ngozi chioma ama
    abena wanjiru thandiwe nomsa zanele lerato imani nia zuri makena amara eleni sophie kalliope dimitra ayşe elif zeynep
    yasmin shirin parisa mina sora jisoo minji eun linh mai thuy malia leilani moana sienna ada maya luna ariel tess
    dora frida nora elsa selma saga liv matilda penelope harriet josephine louise gabrielle simone renee
    ilse rosalind wilma edda berta gerda elke anke silke birgit ulla inge renate monika sabine katrin annika
    linnea tuva signe solveig ragna freja maren wiebke jelka mirela milena jana jitka radka zuzana lenka alena ivana
    vesna tanja sanja nika tereza ilona eszter zsofia piroska kinga ofelia rosalia ramona pilar consuelo esperanza
    guadalupe marisol ximena paloma lourdes ginevra ornella fiorella ludovica serena violetta margherita odette celine
    brigitte genevieve mathilde clemence elodie noemie apolline fanny delphine agathe philippa beatrice cordelia
    winifred gwen gwendolyn bronwen rhiannon morag eilidh isla fiona catriona orla deirdre noreen maureen eileen
    doreen doris mavis vivian vivienne sylvia celia cecilia dinah thea theodora dorothea adela adelaide ottilie leonie
    luisa lisa lena mona sonja sonia sasha polly molly milly tilly nelly nellie bessie tessie elsie maisie daphne
    phoebe chloe zelda gilda hilda matilda imogen jemima tabitha abigail scarlett carolina alexandra veronica monica
    jessica vanessa melissa amanda miranda samantha natalie valerie stephanie emilie nicole michelle danielle isabelle
    annabel annabelle mirabel clementine josie rosie millie evie ellie ellen helena magdalena lotte lieselotte femke
    anouk sanne tanvi kavya meera radha sita deepa sunita rekha usha nandini farah samira yasmina rania dalia salma
    nawal hala mariam maryam zahra zohra soraya nasrin laleh golnar ayse fatma emine hatice esra defne selin ebru
    chika yoko emiko noriko haruka midori xia hua ting thi ngoc siti dewi putri wati adwoa akosua yaa efua folake
    yetunde bukola ifeoma zodwa naledi palesa amahle wangari nyambura achieng
    """.split()
)
MALE = frozenset(
    """
    john james william george henry thomas arthur edward robert richard charles jack harry oliver noah leo max ben sam
    tom joe bill bob jim peter paul mark luke matthew david daniel michael joseph adam simon andrew philip martin
    frank fred walter ernest albert victor hugo otto karl hans fritz klaus jürgen lars sven erik olaf björn nils anders
    knut haakon pierre jean jacques louis luc andré antoine rené marcel henri mario luigi giovanni paolo marco matteo
    lorenzo enzo carlos juan josé jose pedro miguel diego pablo luis javier rafael mateo santiago joão tiago ivan boris
    dmitri sergei vladimir mikhail alexei nikolai pavel yuri oleg igor kenji hiro hiroshi takeshi akira ryo satoshi
    haruto taro ichiro kazuo wei jun chen bo liang ming tao raj arjun ravi sanjay vikram anil krishna mohammed
    muhammad ahmed ali omar hassan hussein ibrahim yusuf khalid tariq karim samir kwame kofi chidi emeka obi tunde femi
    themba sipho jabari juma amadou moussa ousmane dimitris nikos yannis kostas mehmet mustafa emre kemal cem reza
    dariush farhad minho joon sung bao minh duc kai keanu finn liam sean patrick connor declan ewan angus hamish
    dougal rhys dylan gareth isaac jacob abraham moses elijah ezra saul eli reuben silas gus theo felix oscar jasper
    milo hector edgar alfred rupert winston barnaby bruno emil anton viktor gregor stefan tomasz piotr jan marek elias
    joachim jonas tomas tobias lukas matthias johannes sebastian benedikt valentin konrad wolfgang dieter helmut
    günter heinz horst jörg uwe ralf bernd rolf gunnar torsten sverre leif halvor trygve sigurd eskil magnus rasmus
    mikkel soren axel aleksander edvard henrik fredrik kristian mirko goran zoran dragan marko luka josip stipe vaclav
    jiri ondrej radek zdenek bohumil imre laszlo zoltan gabor attila ferenc stanislav bogdan mircea radu vasile
    dumitru leonid anatoly arkady grigory fyodor lev maxim timur ruslan salvatore vincenzo giuseppe antonio alfredo
    umberto ettore raffaele gino dino aldo cesare claudio fabio luca nico alonso alvaro ramon ignacio esteban ernesto
    gonzalo hernan joaquin julio manuel raul ricardo roberto rodrigo salvador sergio tomás xavier nuno rui vasco
    gaspar baltasar bastien etienne gaston gilles guillaume hugues jerome laurent marc mathieu maxime olivier pascal
    philippe raoul remy sebastien thierry yves yannick callum duncan fergus gavin graham ian keith kenneth malcolm
    murdo niall rory stuart owen alun ifor emrys huw cillian cormac darragh eamon fintan padraig ruairi albie alfie
    archie barney basil bertie cecil cedric clarence clifford cyril desmond dominic douglas dudley edmund edwin elliot
    ellis eric ernie eugene ezekiel floyd francis freddie gabriel geoffrey gerald gilbert harold harvey herbert herman
    hubert humphrey irving jeremy jethro joel jonah jonathan joshua julian kevin lawrence leonard leopold lester lewis
    lionel lloyd louie mickey monty mortimer morris nathan nathaniel neil nicholas nigel norman orson oswald percival
    percy quentin ralph randolph raymond reginald rodney roger roland ronald rowan roy rufus russell samuel sidney
    silvester stanley stephen steven sylvester terence thaddeus theodore timothy toby tony tristan ulysses vernon
    vincent virgil wallace wesley wilbur wilfred willy zachary oskar amir mirza tarek adil bilal faisal hamid idris imran jamal kareem malik
    nabil rachid rashid salim tarek walid yassin youssef zaid amit anand ashok deepak dinesh gopal hari mohan naveen
    prakash rahul ramesh rohan sunil suresh vijay vivek daichi daisuke isamu jiro kaito makoto noboru osamu shiro
    susumu yamato hao jian peng qiang bayu budi wayan akin ayodele babajide kwabena kwasi kwaku mandla sizwe thabo
    tendai mwangi otieno kamau
    """.split()
)
SKINS = ("#d9a27e", "#e6b896", "#c68b62", "#8a5a3c", "#a9713f", "#5f3d2a", "#efc8a8", "#b57a52")
HAIRS_YOUNG = ("#2c2220", "#5a3a22", "#8a5a2c", "#1a1818", "#a8642c", "#3c2c24", "#c89a5a", "#6a2f1e")
HAIRS_OLD = ("#b8b4ae", "#dcd8d0", "#8a8680", "#c8c0b4")
# ruff: noqa: E501
EAST_ASIAN = frozenset("mei yuki sakura hana aiko naoko keiko sumi ling xiu kenji hiro hiroshi takeshi akira ryo satoshi haruto taro ichiro kazuo wei jun chen bo liang ming tao sora jisoo minji eun minho joon sung linh mai thuy bao minh duc".split())
AFRICAN = frozenset("adaeze ngozi chioma ama abena wanjiru thandiwe nomsa zanele lerato imani nia zuri makena amara kwame kofi chidi emeka obi tunde femi themba sipho jabari juma amadou moussa ousmane".split())
SOUTH_ASIAN = frozenset("priya anjali lakshmi indira asha raj arjun ravi sanjay vikram anil krishna".split())
