import pytest
import yaml

from orgline.editing.writing import Value, keyed, scalar


@pytest.mark.parametrize(
    "text", ["yes", "No", "ON", "off", "y", "n", "12:30", "12:30:45", "2026", "null", "~", "a: b"]
)
def test_readers_of_yaml_1_1_take_a_text_for_a_text_as_well(text: str) -> None:
    assert yaml.safe_load(f"k: {scalar(text)}") == {"k": text}
    assert yaml.safe_load(f"k: [{scalar(text, inside=True)}]") == {"k": [text]}


def test_norwegian_is_a_language() -> None:
    names: Value = {"no": "Avdeling"}
    assert keyed("names", names, 0) == ["names: {'no': Avdeling}"]
