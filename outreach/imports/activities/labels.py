"""The labels of Gmail, in the language of the account: which messages are drafts, spam, in the bin, or sent."""

import csv
import re

from outreach.imports.activities.headers import Headers, decoded
from outreach.models import folded

_WORDS = {
    "draft": (
        "draft, drafts, brouillon, brouillons, entwurf, entwürfe, borrador, borradores, bozza, bozze, "
        "rascunho, rascunhos, concept, concepten, utkast, kladde, kladder, luonnokset, luonnos, "
        "wersje robocze, szkice, koncepty, koncept, rozepsané, piszkozatok, ciorne, mesaje nefinalizate, "
        "taslaklar, taslak, черновики, чернетки, πρόχειρα, πρόχειρο, esborranys, 下書き, 草稿, 임시보관함, "
        "المسودات, טיוטות"
    ),
    "spam": (
        "spam, junk, junk mail, pourriel, pourriels, courrier indésirable, indésirables, correo no deseado, "
        "posta indesiderata, lixo eletrônico, lixo eletrónico, ongewenste e-mail, ongewenst, skräppost, "
        "søppelpost, uønsket post, roskaposti, спам, ανεπιθύμητα, istenmeyen, 迷惑メール, 垃圾邮件, "
        "垃圾郵件, 스팸함, nevyžádaná pošta"
    ),
    "trash": (
        "trash, bin, deleted, corbeille, papierkorb, papelera, cestino, lixeira, lixo, prullenbak, "
        "papperskorgen, papperskorg, papirkurv, papirkurven, søppel, roskakori, kosz, koš, kuka, lomtár, "
        "coș de gunoi, çöp kutusu, çöp, корзина, кошик, κάδος απορριμμάτων, paperera, ゴミ箱, 已删除邮件, "
        "垃圾箱, 휴지통, سلة المهملات, אשפה"
    ),
    "sent": (
        "sent, sent mail, sent messages, envoyé, envoyés, messages envoyés, gesendet, gesendete nachrichten, "
        "enviado, enviados, inviato, inviati, posta inviata, verzonden, verzonden berichten, skickat, "
        "skickade, skickade mail, sendt, sendte, lähetetyt, wysłane, odeslané, odeslaná pošta, "
        "elküldött levelek, trimise, gönderilmiş, gönderilmiş postalar, отправленные, надіслані, "
        "απεσταλμένα, enviats, 送信済み, 送信済みメール, 已发送, 已发邮件, 보낸편지함"
    ),
}
_MEANING = {folded(word.strip()): meaning for meaning, words in _WORDS.items() for word in words.split(",")}


_EXPUNGED = 0x0008


def marks_of(head: Headers) -> frozenset[str]:
    """What other programs than Gmail mark in the head: drafts of Outlook, and what Thunderbird or Pine deleted but did
    not yet take out of the file."""
    marks = set()
    status = head.raw("x-mozilla-status")
    if re.fullmatch(r"[0-9A-Fa-f]{1,8}", status) and int(status, 16) & _EXPUNGED or "D" in head.raw("x-status"):
        marks.add("trash")
    if head.raw("x-unsent") == "1" or "T" in head.raw("x-status"):
        marks.add("draft")
    return frozenset(marks)


def labels_of(value: str) -> frozenset[str]:
    """What the labels of a message say: any of `draft`, `spam`, `trash`, `sent`; words of the user's own say nothing.

    >>> sorted(labels_of("Archivés,=?UTF-8?Q?Envoy=C3=A9,Corbeille?="))
    ['sent', 'trash']
    """
    text = " ".join(decoded(value).replace("\u00a0", " ").split())
    rows = csv.reader([text], skipinitialspace=True)
    words = [folded(word) for row in rows for word in row]
    return frozenset(_MEANING[word] for word in words if word in _MEANING)
