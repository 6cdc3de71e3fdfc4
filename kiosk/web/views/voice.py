"""What the pages say aloud: a sentence in, its sound out."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request
from werkzeug.wrappers import Response as AnyResponse

from kiosk.voice.errors import VoiceError
from kiosk.web import i18n
from kiosk.web.services import services

bp = Blueprint("voice", __name__)


@bp.post("/voz")
def say() -> AnyResponse | tuple[Response, int]:
    """The sound of a sentence; 503 with the reason where it cannot be heard.

    The sentence may be a person's own words: it comes in the body and goes nowhere else.
    """
    wished = request.form.get("idioma", "")
    language = wished if wished in i18n.LANGUAGES else i18n.language()
    try:
        sound = services().speech.say(request.form.get("texto", ""), language)
    except VoiceError as error:
        return jsonify(reason=error.reason), 503
    return Response(sound.content, content_type=sound.content_type)
