"""Addresses that tell something about who is behind them: a mail provider for everybody, a machine, the own company."""

import re

_PROVIDERS = """
gmail.com googlemail.com outlook.com outlook.fr outlook.de outlook.es hotmail.com hotmail.fr hotmail.de
hotmail.es hotmail.co.uk hotmail.it live.com live.fr live.de live.co.uk msn.com yahoo.com yahoo.fr yahoo.de
yahoo.es yahoo.co.uk yahoo.it ymail.com rocketmail.com icloud.com me.com mac.com aol.com aim.com proton.me
protonmail.com protonmail.ch pm.me tutanota.com tuta.io tuta.com zoho.com zohomail.com zohomail.eu
fastmail.com fastmail.fm hey.com mail.com email.com gmx.com gmx.net gmx.de gmx.fr gmx.at gmx.ch web.de
t-online.de freenet.de arcor.de posteo.de posteo.net mailbox.org orange.fr wanadoo.fr free.fr sfr.fr neuf.fr
laposte.net bbox.fr numericable.fr club-internet.fr libero.it virgilio.it tiscali.it alice.it tin.it terra.es
telefonica.net uol.com.br bol.com.br terra.com.br ig.com.br yandex.ru yandex.com ya.ru mail.ru bk.ru inbox.ru
list.ru rambler.ru qq.com 163.com 126.com sina.com foxmail.com naver.com daum.net hanmail.net rediffmail.com
wp.pl o2.pl onet.pl interia.pl seznam.cz email.cz centrum.cz btinternet.com sky.com virginmedia.com
talktalk.net ntlworld.com blueyonder.co.uk comcast.net verizon.net att.net sbcglobal.net bellsouth.net
cox.net charter.net shaw.ca rogers.com sympatico.ca videotron.ca bigpond.com optusnet.com.au xtra.co.nz
bluewin.ch hispeed.ch skynet.be telenet.be ziggo.nl kpnmail.nl xs4all.nl planet.nl telia.com online.no
yahoo.ca yahoo.com.br yahoo.co.jp outlook.com.br hotmail.com.br duck.com privaterelay.appleid.com
hushmail.com runbox.com mailfence.com disroot.org riseup.net
"""
_FREE = frozenset(_PROVIDERS.split())
_MACHINE = re.compile(
    r"(?:.*[._+-])?(?:no-?_?\.?reply|do-?_?not-?_?reply|ne-?pas-?repondre|nicht-?antworten|noreponse|mailer-daemon"
    r"|postmaster|unsubscribe|bounces?|notifications?|auto-?reply|listserv|majordomo)(?:[._+-].*)?@.*|reply\+.*@.*",
    re.IGNORECASE,
)


def is_free(address: str) -> bool:
    """Whether anybody can have an address like this, so that it says nothing about a company."""
    return _domain(address) in _FREE


def is_machine(address: str) -> bool:
    """Whether nobody reads what is sent there.

    >>> is_machine("no-reply@example.org"), is_machine("noreen@example.org")
    (True, False)
    """
    return _MACHINE.fullmatch(address) is not None


def same_company(one: str, other: str) -> bool:
    """Whether two addresses are of one company, or of a part of it."""
    first, second = _domain(one), _domain(other)
    return first == second or first.endswith("." + second) or second.endswith("." + first)


def _domain(address: str) -> str:
    return address.rpartition("@")[2]
