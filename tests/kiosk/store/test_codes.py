"""Return codes: forgiving to read, strict about a wrong symbol."""

from kiosk.store.codes import ALPHABET, code_hash, new_code, normalise


def test_codes_are_read_as_people_write_them() -> None:
    code = new_code()
    kept = normalise(code)
    assert kept == code.replace("-", "")
    assert normalise(code.lower().replace("-", " ")) == kept
    assert normalise(code.replace("0", "o").replace("1", "L")) == kept
    assert code_hash(code) == code_hash(code.lower())


def test_one_wrong_symbol_or_two_swapped_are_always_noticed() -> None:
    for _ in range(20):
        code = new_code().replace("-", "")
        for place in range(len(code)):
            for symbol in set(ALPHABET) - {code[place]}:
                assert normalise(code[:place] + symbol + code[place + 1 :]) is None
        for place in range(len(code) - 1):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            assert swapped == code or normalise(swapped) is None


def test_codes_are_not_repeated() -> None:
    assert len({new_code() for _ in range(2000)}) == 2000


def test_what_is_no_code_is_refused() -> None:
    for written in ("", "hola", "K7F3", "Ñ" * 11, "0" * 40):
        assert normalise(written) is None
