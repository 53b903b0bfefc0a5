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
    """.split()
)
SKINS = ("#d9a27e", "#e6b896", "#c68b62", "#8a5a3c", "#a9713f", "#5f3d2a", "#efc8a8", "#b57a52")
HAIRS_YOUNG = ("#2c2220", "#5a3a22", "#8a5a2c", "#1a1818", "#a8642c", "#3c2c24", "#c89a5a", "#6a2f1e")
HAIRS_OLD = ("#b8b4ae", "#dcd8d0", "#8a8680", "#c8c0b4")
# ruff: noqa: E501
EAST_ASIAN = frozenset("mei yuki sakura hana aiko naoko keiko sumi ling xiu kenji hiro hiroshi takeshi akira ryo satoshi haruto taro ichiro kazuo wei jun chen bo liang ming tao sora jisoo minji eun minho joon sung linh mai thuy bao minh duc".split())
AFRICAN = frozenset("adaeze ngozi chioma ama abena wanjiru thandiwe nomsa zanele lerato imani nia zuri makena amara kwame kofi chidi emeka obi tunde femi themba sipho jabari juma amadou moussa ousmane".split())
SOUTH_ASIAN = frozenset("priya anjali lakshmi indira asha raj arjun ravi sanjay vikram anil krishna".split())
