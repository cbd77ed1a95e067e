"""Codecs: encodings and other conversions by name, error handlers, and streams over them.

The conversions themselves are in _codecs.  Here are the classes that codecs are made of, and the
search function that finds the encodings which are built in.
"""

import builtins
import sys
from _codecs import *
import _codecs

__all__ = ["register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE", "BOM64_LE",
           "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo", "Codec",
           "IncrementalEncoder", "IncrementalDecoder", "StreamReader", "StreamWriter", "StreamReaderWriter", "StreamRecoder",
           "getencoder", "getdecoder", "getincrementalencoder", "getincrementaldecoder", "getreader", "getwriter", "encode", "decode",
           "iterencode", "iterdecode", "strict_errors", "ignore_errors", "replace_errors", "xmlcharrefreplace_errors",
           "backslashreplace_errors", "namereplace_errors", "register_error", "lookup_error"]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
if sys.byteorder == "little":
    BOM = BOM_UTF16 = BOM_UTF16_LE
    BOM_UTF32 = BOM_UTF32_LE
else:
    BOM = BOM_UTF16 = BOM_UTF16_BE
    BOM_UTF32 = BOM_UTF32_BE
# Names from before UTF-32 was one, which count the bits of something else.
BOM32_LE, BOM32_BE = BOM_UTF16_LE, BOM_UTF16_BE
BOM64_LE, BOM64_BE = BOM_UTF32_LE, BOM_UTF32_BE

strict_errors = lookup_error("strict")
ignore_errors = lookup_error("ignore")
replace_errors = lookup_error("replace")
xmlcharrefreplace_errors = lookup_error("xmlcharrefreplace")
backslashreplace_errors = lookup_error("backslashreplace")
namereplace_errors = lookup_error("namereplace")


# What a codec is made of.

class CodecInfo(tuple):
    """What the registry knows of a codec: a tuple of its four oldest parts, the others as attributes."""

    # Whether str.encode() and bytes.decode() may use it.
    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None,
                name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        kind = type(self)
        return f"<{kind.__module__}.{kind.__qualname__} object for encoding {self.name} at {id(self):#x}>"

    def __getnewargs__(self):
        return tuple(self)


class Codec:
    """Encoder and decoder without state, to be defined by subclasses."""

    def encode(self, input, errors="strict"):
        """The encoded input, and how much of the input went into it."""
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        """The decoded input, and how much of the input went into it."""
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes input that comes in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        """What can be encoded of the input so far."""
        raise NotImplementedError

    def reset(self):
        """Begins anew."""

    def getstate(self):
        """An integer or text that setstate() goes back to."""
        return 0

    def setstate(self, state):
        """Goes back to what getstate() gave."""


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps what cannot be encoded yet until more comes; subclasses define _buffer_encode."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = ""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        super().reset()
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """Decodes input that comes in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        """What can be decoded of the input so far."""
        raise NotImplementedError

    def reset(self):
        """Begins anew."""

    def getstate(self):
        """The input kept for later and an integer, which setstate() goes back to."""
        return b"", 0

    def setstate(self, state):
        """Goes back to what getstate() gave."""


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps the beginning of an incomplete sequence until more comes; subclasses define _buffer_decode."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        super().reset()
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


# Streams.

class _Wrapper:
    """What is not defined here the stream behind does."""

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamWriter(_Wrapper, Codec):
    """Encodes what is written and hands it on to a stream of bytes."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        """Writes the object, encoded."""
        data, _ = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        """Writes what the iterable gives, one after the other."""
        self.write("".join(list))

    def reset(self):
        """Puts the encoder back to its beginning."""

    def seek(self, offset, whence=0):
        """Goes to a position; at the beginning the encoder begins anew too."""
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()


class StreamReader(_Wrapper, Codec):
    """Decodes what is read from a stream of bytes."""

    # What decoded input is: a kind of str, or of bytes.
    charbuffertype = str

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self.bytebuffer = b""
        self._empty_charbuffer = self.charbuffertype()
        self.charbuffer = self._empty_charbuffer
        self.linebuffer = None

    def _take_lines(self):
        # Lines split ahead become plain text again.
        if self.linebuffer is not None:
            self.charbuffer = self._empty_charbuffer.join(self.linebuffer)
            self.linebuffer = None

    def read(self, size=-1, chars=-1, firstline=False):
        """Reads and decodes chars characters, or size of them, or everything when both are negative; size bytes are read at a time.

        With firstline an error behind the first line does not keep that line back.
        """
        self._take_lines()
        if chars < 0:
            chars = size
        while chars < 0 or len(self.charbuffer) < chars:
            fresh = self.stream.read() if size < 0 else self.stream.read(size)
            data = self.bytebuffer + fresh
            if not data:
                break
            try:
                text, consumed = self.decode(data, self.errors)
            except UnicodeDecodeError as error:
                if not firstline:
                    raise
                text, consumed = self.decode(data[:error.start], self.errors)
                if len(text.splitlines(keepends=True)) <= 1:
                    raise
            self.bytebuffer = data[consumed:]
            self.charbuffer += text
            if not fresh:
                break
        if chars < 0:
            result, self.charbuffer = self.charbuffer, self._empty_charbuffer
        else:
            result, self.charbuffer = self.charbuffer[:chars], self.charbuffer[chars:]
        return result

    def readline(self, size=None, keepends=True):
        """Reads one line, with its end unless keepends is false; size bytes are read at a time."""
        if self.linebuffer:
            line = self.linebuffer.pop(0)
            if len(self.linebuffer) == 1:
                # The last one may be incomplete.
                self.charbuffer = self.linebuffer[0]
                self.linebuffer = None
            return line if keepends else line.splitlines(keepends=False)[0]
        step = size or 72
        line = self._empty_charbuffer
        while True:
            more = self.read(step, firstline=True)
            # "\n" may follow, which belongs to the same end of a line.
            if more and (isinstance(more, str) and more.endswith("\r") or isinstance(more, bytes) and more.endswith(b"\r")):
                more += self.read(size=1, chars=1)
            line += more
            lines = line.splitlines(keepends=True)
            if lines:
                if len(lines) > 1:
                    line = lines.pop(0)
                    if len(lines) > 1:
                        lines[-1] += self.charbuffer
                        self.linebuffer = lines
                        self.charbuffer = self._empty_charbuffer
                    else:
                        self.charbuffer = lines[0] + self.charbuffer
                    return line if keepends else line.splitlines(keepends=False)[0]
                bare = lines[0].splitlines(keepends=False)[0]
                if lines[0] != bare:
                    return lines[0] if keepends else bare
            if not more or size is not None:
                return lines[0].splitlines(keepends=False)[0] if lines and not keepends else line
            step = min(step * 2, 8000)

    def readlines(self, sizehint=None, keepends=True):
        """Reads everything and gives a list of lines."""
        return self.read().splitlines(keepends)

    def reset(self):
        """Forgets what has been read ahead."""
        self.bytebuffer = b""
        self.charbuffer = self._empty_charbuffer
        self.linebuffer = None

    def seek(self, offset, whence=0):
        """Goes to a position in the bytes."""
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self


class StreamReaderWriter(_Wrapper):
    """Reads and writes a stream through the two classes of a codec."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None, keepends=True):
        return self.reader.readlines(sizehint, keepends)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()


class StreamRecoder(_Wrapper):
    """Shows a stream of bytes in one encoding as one of bytes in another."""

    data_encoding = "unknown"
    file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        self.stream = stream
        self.encode = encode
        self.decode = decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        data, _ = self.encode(self.reader.read(size), self.errors)
        return data

    def readline(self, size=None):
        data, _ = self.encode(self.reader.readline() if size is None else self.reader.readline(size), self.errors)
        return data

    def readlines(self, sizehint=None):
        return self.read().splitlines(keepends=True)

    def __next__(self):
        data, _ = self.encode(next(self.reader), self.errors)
        return data

    def __iter__(self):
        return self

    def write(self, data):
        text, _ = self.decode(data, self.errors)
        return self.writer.write(text)

    def writelines(self, list):
        return self.write(b"".join(list))

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """Opens a file through a codec. The file itself is opened in binary mode whenever there is an encoding."""
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        stream = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        stream.encoding = encoding
        return stream
    except:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """Wraps a file: bytes read and written are in data_encoding, those in the file in file_encoding."""
    if file_encoding is None:
        file_encoding = data_encoding
    data, inner = lookup(data_encoding), lookup(file_encoding)
    stream = StreamRecoder(file, data.encode, data.decode, inner.streamreader, inner.streamwriter, errors)
    stream.data_encoding = data_encoding
    stream.file_encoding = file_encoding
    return stream


# Parts of a codec by its name.

def getencoder(encoding):
    """The function that encodes."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """The function that decodes."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """The class that encodes in pieces; LookupError if the codec has none."""
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    """The class that decodes in pieces; LookupError if the codec has none."""
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    """The class of streams that decode."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """The class of streams that encode."""
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """Yields what the items are encoded, one after the other."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for piece in iterator:
        output = encoder.encode(piece)
        if output:
            yield output
    output = encoder.encode("", True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """Yields what the items are decoded, one after the other."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for piece in iterator:
        output = decoder.decode(piece)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


# Tables for charmap codecs.

def make_identity_dict(rng):
    """A mapping of each integer to itself."""
    return {number: number for number in rng}


def make_encoding_map(decoding_map):
    """The inverse of a mapping; what several keys map to maps to None."""
    inverse = {}
    for key, value in decoding_map.items():
        inverse[value] = None if value in inverse else key
    return inverse


# The encodings that are built in. The classes of each have the names of their bases.

_StreamReader, _StreamWriter = StreamReader, StreamWriter


def _make_codec(name, encode, decode, *, partial=True):
    """A CodecInfo of two functions of _codecs; partial tells that a sequence may be cut in pieces."""

    class _Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    if partial:
        class _Decoder(BufferedIncrementalDecoder):
            def _buffer_decode(self, input, errors, final):
                return decode(input, errors, final)
    else:
        class _Decoder(IncrementalDecoder):
            def decode(self, input, final=False):
                return decode(input, self.errors)[0]

    class StreamWriter(_StreamWriter):
        def encode(self, input, errors="strict"):
            return encode(input, errors)

    class StreamReader(_StreamReader):
        def decode(self, input, errors="strict"):
            return decode(input, errors, False) if partial else decode(input, errors)

    def decode_all(input, errors="strict"):
        return decode(input, errors, True) if partial else decode(input, errors)

    return CodecInfo(encode, decode_all, StreamReader, StreamWriter, _Encoder, _Decoder, name)


def _make_signed_codec(name, encode, decode, encode_bare, decode_by_order):
    """UTF-16 and UTF-32: a signature at the beginning tells the order of bytes.

    decode tells text, number of bytes and order; decode_by_order has the functions for the orders -1 and 1.
    """

    def begin(data, errors, final):
        text, consumed, order = decode(data, errors, 0, final)
        unit = 2 if name == "utf-16" else 4
        if order == 0 and consumed >= unit:
            raise UnicodeDecodeError(name, data, 0, unit, "Stream does not start with BOM")
        return text, consumed, order

    class _Encoder(IncrementalEncoder):
        def __init__(self, errors="strict"):
            super().__init__(errors)
            self.started = False

        def encode(self, input, final=False):
            function = encode_bare if self.started else encode
            result = function(input, self.errors)[0]
            self.started = True
            return result

        def reset(self):
            super().reset()
            self.started = False

        def getstate(self):
            # 2 is the beginning: an encoder that has not started may be told that it is in the middle by 0.
            return 0 if self.started else 2

        def setstate(self, state):
            self.started = not state

    class _Decoder(BufferedIncrementalDecoder):
        def __init__(self, errors="strict"):
            super().__init__(errors)
            self.order = 0

        def _buffer_decode(self, input, errors, final):
            if self.order:
                return decode_by_order[self.order](input, errors, final)
            text, consumed, self.order = begin(input, errors, final)
            return text, consumed

        def reset(self):
            super().reset()
            self.order = 0

        def getstate(self):
            pending = super().getstate()[0]
            native = -1 if sys.byteorder == "little" else 1
            return (pending, 2) if self.order == 0 else (pending, int(self.order != native))

        def setstate(self, state):
            super().setstate(state)
            native = -1 if sys.byteorder == "little" else 1
            self.order = {0: native, 1: -native}.get(state[1], 0)

    class StreamWriter(_StreamWriter):
        def __init__(self, stream, errors="strict"):
            super().__init__(stream, errors)
            self.started = False

        def encode(self, input, errors="strict"):
            function = encode_bare if self.started else encode
            self.started = True
            return function(input, errors)

        def reset(self):
            super().reset()
            self.started = False

    class StreamReader(_StreamReader):
        order = 0

        def decode(self, input, errors="strict"):
            if self.order:
                return decode_by_order[self.order](input, errors, False)
            text, consumed, self.order = begin(input, errors, False)
            return text, consumed

        def reset(self):
            super().reset()
            self.order = 0

    def decode_all(input, errors="strict"):
        return decode(input, errors, 0, True)[:2]

    return CodecInfo(encode, decode_all, StreamReader, StreamWriter, _Encoder, _Decoder, name)


def _make_utf_8_sig():
    """UTF-8 with a signature, which is written once and skipped when it is there."""

    def encode_all(input, errors="strict"):
        return BOM_UTF8 + utf_8_encode(input, errors)[0], len(input)

    def decode_all(input, errors="strict"):
        skipped = 3 if bytes(input[:3]) == BOM_UTF8 else 0
        text, consumed = utf_8_decode(input[skipped:], errors, True)
        return text, consumed + skipped

    def begin(data, errors, final):
        # Text, number of bytes, and whether the beginning is over.
        if len(data) < 3 and BOM_UTF8.startswith(data) and not final:
            return "", 0, False
        skipped = 3 if data[:3] == BOM_UTF8 else 0
        text, consumed = utf_8_decode(data[skipped:], errors, final)
        return text, consumed + skipped, True

    class _Encoder(IncrementalEncoder):
        def __init__(self, errors="strict"):
            super().__init__(errors)
            self.first = 1

        def encode(self, input, final=False):
            if self.first:
                self.first = 0
                return encode_all(input, self.errors)[0]
            return utf_8_encode(input, self.errors)[0]

        def reset(self):
            super().reset()
            self.first = 1

        def getstate(self):
            return self.first

        def setstate(self, state):
            self.first = state

    class _Decoder(BufferedIncrementalDecoder):
        def __init__(self, errors="strict"):
            super().__init__(errors)
            self.first = 1

        def _buffer_decode(self, input, errors, final):
            if not self.first:
                return utf_8_decode(input, errors, final)
            text, consumed, is_over = begin(input, errors, final)
            self.first = int(not is_over)
            return text, consumed

        def reset(self):
            super().reset()
            self.first = 1

        def getstate(self):
            return super().getstate()[0], self.first

        def setstate(self, state):
            super().setstate(state)
            self.first = state[1]

    class StreamWriter(_StreamWriter):
        first = True

        def encode(self, input, errors="strict"):
            function = encode_all if self.first else utf_8_encode
            self.first = False
            return function(input, errors)

        def reset(self):
            super().reset()
            self.first = True

    class StreamReader(_StreamReader):
        first = True

        def decode(self, input, errors="strict"):
            if not self.first:
                return utf_8_decode(input, errors, False)
            text, consumed, is_over = begin(input, errors, False)
            self.first = not is_over
            return text, consumed

        def reset(self):
            super().reset()
            self.first = True

    return CodecInfo(encode_all, decode_all, StreamReader, StreamWriter, _Encoder, _Decoder, "utf-8-sig")


def _make_builtin_codec(name):
    match name:
        case "utf_8":
            return _make_codec("utf-8", utf_8_encode, utf_8_decode)
        case "utf_8_sig":
            return _make_utf_8_sig()
        case "ascii":
            return _make_codec("ascii", ascii_encode, ascii_decode, partial=False)
        case "latin_1":
            return _make_codec("iso8859-1", latin_1_encode, latin_1_decode, partial=False)
        case "utf_16_le":
            return _make_codec("utf-16-le", utf_16_le_encode, utf_16_le_decode)
        case "utf_16_be":
            return _make_codec("utf-16-be", utf_16_be_encode, utf_16_be_decode)
        case "utf_32_le":
            return _make_codec("utf-32-le", utf_32_le_encode, utf_32_le_decode)
        case "utf_32_be":
            return _make_codec("utf-32-be", utf_32_be_encode, utf_32_be_decode)
        case "unicode_escape":
            return _make_codec("unicode-escape", unicode_escape_encode, unicode_escape_decode)
        case "raw_unicode_escape":
            return _make_codec("raw-unicode-escape", raw_unicode_escape_encode, raw_unicode_escape_decode)
        case "utf_16":
            bare = utf_16_le_encode if sys.byteorder == "little" else utf_16_be_encode
            return _make_signed_codec("utf-16", utf_16_encode, utf_16_ex_decode, bare, {-1: utf_16_le_decode, 1: utf_16_be_decode})
        case "utf_32":
            bare = utf_32_le_encode if sys.byteorder == "little" else utf_32_be_encode
            return _make_signed_codec("utf-32", utf_32_encode, utf_32_ex_decode, bare, {-1: utf_32_le_decode, 1: utf_32_be_decode})
    return None


# Other spellings of the names above, as normalised names.
_aliases = {
    "utf8": "utf_8", "u8": "utf_8", "utf": "utf_8", "utf8_ucs2": "utf_8", "utf8_ucs4": "utf_8", "cp65001": "utf_8",
    "utf16": "utf_16", "u16": "utf_16",
    "utf_16le": "utf_16_le", "utf16_le": "utf_16_le", "unicodelittleunmarked": "utf_16_le",
    "utf_16be": "utf_16_be", "utf16_be": "utf_16_be", "unicodebigunmarked": "utf_16_be",
    "utf32": "utf_32", "u32": "utf_32", "utf_32le": "utf_32_le", "utf32_le": "utf_32_le", "utf_32be": "utf_32_be", "utf32_be": "utf_32_be",
    "latin1": "latin_1", "latin": "latin_1", "l1": "latin_1", "8859": "latin_1", "cp819": "latin_1", "iso8859": "latin_1",
    "iso8859_1": "latin_1", "iso_8859_1": "latin_1", "iso_8859_1_1987": "latin_1", "iso_ir_100": "latin_1", "ibm819": "latin_1",
    "csisolatin1": "latin_1",
    "us_ascii": "ascii", "us": "ascii", "646": "ascii", "ansi_x3.4_1968": "ascii", "ansi_x3_4_1968": "ascii", "ansi_x3.4_1986": "ascii",
    "cp367": "ascii", "csascii": "ascii", "ibm367": "ascii", "iso646_us": "ascii", "iso_646.irv_1991": "ascii", "iso_ir_6": "ascii",
    "unicodeescape": "unicode_escape", "rawunicodeescape": "raw_unicode_escape",
}


def _search(name):
    return _make_builtin_codec(_aliases.get(name, name))


register(_search)
