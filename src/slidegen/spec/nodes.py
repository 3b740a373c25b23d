"""What every part of the spec is made of: texts and mappings that know where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from slidegen.patterns import regex
from slidegen.problems import Place

YES = ("true", "yes", "on", "是", "要", "有")
NO = ("false", "no", "off", "否", "不要", "没有")
CURLY_QUOTES = "“”‘’"


class Text(str):
    """A text of the spec with the place of its first character."""

    place: Place | None = None

    def __new__(cls, value: str, place: Place | None = None) -> Self:
        text = str.__new__(cls, value)
        text.place = place
        return text

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.union_schema(
            [
                core_schema.is_instance_schema(cls),
                core_schema.no_info_after_validator_function(cls, core_schema.str_schema()),
            ],
            mode="left_to_right",
            # One mistake, not one for each way to be a text.
            custom_error_type="text",
            custom_error_message="not a text",
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        # Editors read `30`, `no` and `true` as other things; to slidegen they are these texts.
        return {"type": ["string", "number", "boolean"]}


class Located(dict[Any, Any]):
    """A mapping as written, with the place where it begins. Its keys are `Text`s."""

    place: Place | None = None


class Listed(list[Any]):
    """A list as written, with the place where it begins and those of its empty items, in order."""

    place: Place | None = None

    def __init__(self, *items: Any) -> None:
        super().__init__(*items)
        self.empty: list[Place] = []


class Node(BaseModel):
    """A mapping of the spec with the place where it begins."""

    # The models refer to each other; the schema of the whole spec is made once, when it is needed.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    # A private attribute of pydantic's making costs half as much as all its checks.
    __slots__ = ("_place",)
    if TYPE_CHECKING:
        _place: Place | None

    @property
    def place(self) -> Place | None:
        return self._place

    def stand_at(self, place: Place | None) -> Self:
        """Say where the mapping is, which otherwise is frozen."""
        object.__setattr__(self, "_place", place)
        return self

    @classmethod
    def reshape(cls, data: Any) -> Any:
        """The long form of what the author wrote. A key with nothing behind it is left out."""
        if isinstance(data, dict) and None in data.values():
            kept = Located(
                (key, value)
                for key, value in data.items()
                if value is not None or not cls.may_leave_out(key)
            )
            kept.place = getattr(data, "place", None)
            return kept
        return data

    @classmethod
    def may_leave_out(cls, key: str) -> bool:
        field = cls.find_field(key)
        return field is not None and not cls.model_fields[field].is_required()

    @classmethod
    def find_field(cls, key: str) -> str | None:
        """The field that an author's key stands for."""
        if key in cls.model_fields and cls.model_fields[key].alias is None:
            return str(key)
        return next((n for n, field in cls.model_fields.items() if field.alias == key), None)

    @classmethod
    def key_names(cls) -> tuple[str, ...]:
        """The keys as an author writes them."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        return handler(cls.reshape(data)).stand_at(getattr(data, "place", None))


class OneOrMore:
    """Marks a list for which an author may write its only item alone: `points: 一句话`."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        listed = handler(schema)
        return {"anyOf": [listed, {"type": ["string", "number", "boolean"]}]}


# `-第一条`, `— 第一条`: what was to be a list is one text. A number may be negative.
_LIKE_AN_ITEM = regex(r"-(?![\s\d.-])\S|[—–－·•][ \u3000]?[^\s—]")


def _as_list(value: Any) -> Any:
    if isinstance(value, str):
        if _LIKE_AN_ITEM.match(value):
            raise PydanticCustomError("dash", "a list whose dashes are no dashes")
        return [value]
    return value


def _read_answer(value: Any) -> Any:
    if isinstance(value, str):
        word = value.strip(CURLY_QUOTES + " ").casefold()
        if word in YES:
            return True
        if word in NO:
            return False
    if isinstance(value, bool):
        return value
    raise PydanticCustomError("answer", "neither yes nor no")


Answer = Annotated[
    bool,
    BeforeValidator(_read_answer),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": [*YES[1:], *NO[1:]]}]}),
]


def _refuse_quotes(value: Text) -> Text:
    if len(value) > 1 and value[0] in CURLY_QUOTES and value[-1] in CURLY_QUOTES:
        raise PydanticCustomError("curly_quotes", "quotes that are part of the text")
    return value


# A text that is no prose: a name, a path, a unit. “…” around it would be taken as part of it.
Name = Annotated[Text, AfterValidator(_refuse_quotes)]
