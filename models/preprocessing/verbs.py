"""The words by which clauses are told apart: verbs of the speaker, and trades.

All folded (``models.preprocessing.text.fold``), spelt as people write them, slips included.
Written for this project from how people in Peru speak; no source is copied.
"""

from __future__ import annotations

import re

from models.preprocessing.text import fold

_LETTERS = re.compile(r"[^\W\d_]+")
#: First person, and imperfects that could be the third.
_SAID = frozenset(
    "acarreo acompano administro ando aprendi aprendo apoyo apoye armo arreglo arregle aso ato "
    "atendi atiendo aviso ayudo ayude barro baile bailo borde bordo cargo cargue cazo cobro "
    "cocine cocino confecciono conduzco conozco construyo corro corto cose cosecho cosi coso "
    "crie crio cuide cuido cultivo curo dedico di dicto dirijo diseno distribuyo elaboro empaco "
    "empaqueto ensene enseno entrego era escribo estoy estuve doy estudio fabrico fui gane gano "
    "guie guio hacemos hago he hice hilo hornee horneo instalo instale jale jalo lave lavo limpie "
    "limpio llevo llene lleno maneje manejo mantengo mezclo monto muelo ofrezco ordeno opero "
    "organizo paro pastee pasteo peino pesco pico pinte pinto planche plancho podo preparo prepare "
    "produzco puedo recojo recolecto reciclo reparto reparo repare revendo saco salgo sembre se "
    "siembro sirvo soldo sueldo solde soy subo superviso taladro tarrajeo teje tejo tengo trabaje "
    "trabajo traigo trato traslado tuve vacuno vendi vendo vendemos viajo vigilo vivo voy "
    "chambeo chambee cachueleo recurseo bendo aser travajo cosino encargo encargue junto manejamos "
    "sembramos trabajamos cuidamos cocinamos vende vendia hacia tenia sabia cosia tejia servia "
    "atendia conducia salia vivia mido llamo registro tomo reviso coordino lidero represente "
    "presto pongo coloco quiero quisiera necesito deseo dejo deje quedo "
    "alquilo asisto atendemos colaboro compongo converso criamos curti "
    "decoro desarmo descargo despacho digito edito empece enchapo escarbo esquilo excavo "
    "fotografio fumigo grabo habilito hacemos hise hicimos imprimo interpreto lampeo "
    "lijo lustro maquillo mantuve ordene pastoreo pegue planto podamos "
    "pelo programo pulo quemo raspo remallo remiendo riego seco "
    "selecciono separo soldamos surti tapizo techo tejemos tenimos tipeo tiendo toco "
    "traduzco transporto trasquilo trapeo tuesto vigile voceo zurzo hornie labe labo labar "
    "bendi bendia asia cosine barri bordamos cuente lustre plante podia queria ponia subia "
    "recogia barria repartia recibia corria traia dirigia construia escribia leia abria dormia "
    "freia molia hervia cogia distribuia zurcia asistia compartia exigia producia sufria".split()
)
_ENDINGS = re.compile(r"[a-z]{3,}(?:[ai]mos|[ao]ba|ava|abamos|iamos|ando|iendo)$")
#: Accented, these can only be "I did": "entré", "metí". The nouns are left out below.
_PRETERITE = re.compile(r"[a-zñáéíóú]{2,}(?:é|í)$")
_NO_PRETERITE = frozenset(
    "retire jubile canse aburri mude case enferme accidente malogre lesione embarace separe "
    "divorcie aji ahi alli aqui asi bebe buffe cafe casi chimpance colibri comite esqui hincapie "
    "jabali jose mani maniqui noe porque pure que rubi si usted yogui".split()
)
#: Plurals of the first person look like these nouns.
_NO_ENDING = frozenset("racimos ramos tramos reclamos prestamos ultimos maximos minimos".split())

_TRADE = re.compile(r"[a-z]{3,}(?:er[oa]|dor|dora|tor|tora|sor|sora|ista)$")
_TRADES = frozenset(
    "abogada abogado actor actriz albanil alfarera ambulante anfitriona apicultor apicultora "
    "arquitecta arquitecto artesana artesano asistente ayudante barman bartender boticaria "
    "cantante capataz chef chofer comerciante conserje danzante dibujante empleada empleado "
    "estibador gasfitera gasfitero guachiman guardia guardian guia herrero jardinera locutor "
    "mecanica mecanico medica medico mototaxista moza mozo musica musico nana obrera obrero "
    "operaria operario partera pastor pastora peon policia practicante promotor recepcionista "
    "sastre secretaria secretario serena sereno soldado suboficial tecnica tecnico vigilante "
    "veterinaria veterinario voluntaria voluntario zapatero awaq "
    "docente jefe jefa encargada encargado duena dueno lavaplatos gerente".split()
)
_NO_TRADES = frozenset(
    "acera afuera altura aspiradora bandera batidora brasero cabecera cadera calculadora "
    "calendario caldera calor cantera carretera cartelera cartera cebadera cenicero "
    "cochera color comedor computadora copiadora cordero cosechadora cuero dinero dolor enero "
    "entera entero escalera espera esmero extranjera extranjero febrero fichero flor frontera "
    "grapadora hilera hoguera impresora ladera lavadora licuadora madera "
    "manera mayor menor mercadera motor mezcladora nevera numero obrador "
    "pantera pera pradera primera primero ribera "
    "ropero secadora sendero senor senora sementera soltera soltero sombrero tablero "
    "tetera tercera tercero tijera tractor trasera valor ventilador verdadera "
    "vista lista pista revista conquista entrevista cera fuera cualquiera siquiera "
    "sector vapor profesorado mostrador monitor".split()
)

#: "Quiero", as people write it.
WISH_VERB = r"(?:[qk]u?iero|[qk]u?i[sc]iera|[qk]u?isera|querria|deseo|desearia|ojala)"


#: "Puro cuidar a mis hijos": nothing but that. Elsewhere a "puro" is a cigar.
_NOTHING_BUT = re.compile(r"\bpur[oa] (?=\w+[aei]r(?:l[aeo]s?|me|nos)?\b)", re.IGNORECASE)


def meant(text: str) -> str:
    """Returns ``text`` without a "puro" that only says "nothing but" before what was done."""
    return _NOTHING_BUT.sub("", text)


def spoken(text: str) -> list[str]:
    """Returns the words of ``text`` in lower case, accents kept."""
    return _LETTERS.findall(text.lower())


def is_verb(word: str) -> bool:
    """Tells whether ``word``, lower-case and with its accents, is a verb of the speaker's."""
    plain = fold(word)
    if plain in _SAID:
        return True
    if _PRETERITE.match(word):
        return plain not in _NO_PRETERITE
    return _ENDINGS.match(plain) is not None and plain not in _NO_ENDING


def is_first(word: str) -> bool:
    """Tells whether ``word``, lower-case, can only be the first person: "vendo", not "vendía"."""
    plain = fold(word)
    if not is_verb(word):
        return plain in ("yo", "nosotros", "nosotras")
    return not re.search(r"(?:[ao]ba|ava|ia|ando|iendo)$", plain) and plain not in (
        *("era", "vende", "se", "cose", "teje"),
    )


def is_trade(plain: str) -> bool:
    """Tells whether a folded word names who does a work: "gasfitero", not "carretera"."""
    return plain in _TRADES or (plain not in _NO_TRADES and _TRADE.match(plain) is not None)
