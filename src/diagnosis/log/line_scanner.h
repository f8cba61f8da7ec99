// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "log/line_bytes.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace diagnosis {

/// What a part of a line that differs from run to run was. What decides whether a line tells of an
/// error is kept apart: none of something is no error, and 503 is not 200.
enum class Masked : std::uint8_t { Zero, ClientError, ServerError, Other };

/// Cuts a message into what stays and what differs from line to line: numbers, times, sizes,
/// hashes, ids, versions, addresses, the suffixes of pods, the names of months and days, and which
/// of blue and green it is about. What follows from one message is a pure function of it. Borders
/// are spaces, punctuation, digits, and the edges of a run of characters beyond ASCII: Chinese has
/// no spaces, and its runs between two borders are short.
///
/// Calls sink.text(std::string_view) and sink.masked(Masked), in order.
template <typename Sink> class LineScanner {
public:
    LineScanner(std::string_view message, Sink& sink)
        : m_text(message.substr(0, bytesScanned))
        , m_sink(sink)
    {
    }

    void scan();

private:
    enum class Held : std::uint8_t { Nothing, Mask, MaskAndJoiner };

    void scanWord();
    void scanMixed(std::string_view segment);
    void scanOthers();
    void handleBreak();
    void handlePunctuation(char c);

    void text(std::string_view part)
    {
        flush();
        m_sink.text(part);
    }
    void mask(Masked kind);
    void flush();
    [[nodiscard]] char before(std::size_t at) const { return at > 0 ? m_text[at - 1] : ' '; }

    std::string_view m_text;
    Sink& m_sink;
    std::size_t m_at = 0;
    Held m_held = Held::Nothing;
    Masked m_mask = Masked::Other;
    char m_joiner = 0;
    bool m_isSpaceDue = false;
    bool m_hasBegun = false;
    bool m_isInVersion = false;
    bool m_wasMasked = false; ///< the part before the joiner that was just passed
};

template <typename Sink> void LineScanner<Sink>::scan()
{
    while (m_at < m_text.size()) {
        switch (byteClassOf(m_text[m_at])) {
        case ByteClass::Letter:
        case ByteClass::Digit:
            scanWord();
            break;
        case ByteClass::High:
            scanOthers();
            break;
        case ByteClass::Space:
            m_isSpaceDue = m_hasBegun;
            m_isInVersion = m_wasMasked = false;
            ++m_at;
            break;
        case ByteClass::Break:
            handleBreak();
            break;
        case ByteClass::Punctuation:
            handlePunctuation(m_text[m_at]);
            break;
        }
    }
    m_isSpaceDue = false;
    flush();
}

template <typename Sink> void LineScanner<Sink>::flush()
{
    if (m_held != Held::Nothing) {
        m_sink.masked(m_mask);
        if (m_held == Held::MaskAndJoiner)
            m_sink.text({&m_joiner, 1});
        m_held = Held::Nothing;
    }
    if (m_isSpaceDue) {
        m_sink.text(" ");
        m_isSpaceDue = false;
    }
    m_hasBegun = true;
}

/// Those that are only joined by punctuation are one: 10.0.0.1:443, 12:30:01,250, 3/5.
template <typename Sink> void LineScanner<Sink>::mask(Masked kind)
{
    if (m_held == Held::MaskAndJoiner && !m_isSpaceDue) {
        m_held = Held::Mask;
        m_mask = Masked::Other;
    } else {
        flush();
        m_held = Held::Mask;
        m_mask = kind;
    }
    m_wasMasked = true;
}

template <typename Sink> void LineScanner<Sink>::handlePunctuation(char c)
{
    if (c == '\x1b') {
        m_at = endOfEscape(m_text, m_at);
        return;
    }
    ++m_at;
    if (c != '.' && c != '-' && c != '+')
        m_isInVersion = false;
    if (!isJoiner(c))
        m_wasMasked = false;
    if (m_held == Held::Mask && isJoiner(c) && !m_isSpaceDue) {
        m_held = Held::MaskAndJoiner;
        m_joiner = c;
        return;
    }
    text({m_text.data() + m_at - 1, 1});
}

template <typename Sink> void LineScanner<Sink>::handleBreak()
{
    m_isSpaceDue = m_hasBegun;
    m_isInVersion = m_wasMasked = false;
    m_at = m_hasBegun ? endOfFrames(m_text, m_at) : m_at + 1;
}

template <typename Sink> void LineScanner<Sink>::scanWord()
{
    const std::size_t from = m_at;
    bool hasDigits = false;
    bool hasLetters = false;
    for (; m_at < m_text.size(); ++m_at) {
        const ByteClass found = byteClassOf(m_text[m_at]);
        if (found == ByteClass::Letter)
            hasLetters = true;
        else if (found == ByteClass::Digit)
            hasDigits = true;
        else
            break;
    }
    const std::string_view segment = m_text.substr(from, m_at - from);
    const bool isSuffix =
        m_wasMasked && before(from) == '-' && (isHashOfPod(segment) || isPartOfUuid(segment));
    if (m_isInVersion || isSuffix) {
        mask(Masked::Other);
    } else if (!hasDigits) {
        m_wasMasked = false;
        if (isNameOfTimeOrSlot(segment))
            mask(Masked::Other);
        else
            text(segment);
    } else if (!hasLetters) {
        mask(maskOfNumber(segment));
    } else {
        scanMixed(segment);
    }
}

template <typename Sink> void LineScanner<Sink>::scanMixed(std::string_view segment)
{
    const MixedWord word = mixedWordOf(segment, before(m_at - segment.size()) == '-');
    if (word == MixedWord::Word) {
        m_wasMasked = false;
        text(segment);
    } else if (word == MixedWord::Numbered) {
        const std::size_t letters = segment.find_first_of("0123456789");
        text(segment.substr(0, letters));
        mask(Masked::Other);
        m_isInVersion = letters == 1 && (segment.front() == 'v' || segment.front() == 'V');
    } else if (word == MixedWord::Level) {
        text(segment.substr(0, 1)); // of glog: "E0215"
        m_sink.text("0000");
    } else {
        mask(Masked::Other);
    }
}

/// A run of characters beyond ASCII; which of 蓝 and 绿 differs from run to run.
template <typename Sink> void LineScanner<Sink>::scanOthers()
{
    std::size_t from = m_at;
    m_isInVersion = m_wasMasked = false;
    while (m_at < m_text.size() && byteClassOf(m_text[m_at]) == ByteClass::High) {
        if (!isColorOfSlot(m_text, m_at)) {
            ++m_at;
            continue;
        }
        if (m_at > from)
            text(m_text.substr(from, m_at - from));
        mask(Masked::Other);
        m_at += bytesOfHan;
        from = m_at;
    }
    if (m_at > from)
        text(m_text.substr(from, m_at - from));
}

/// Hands the parts of the message to the sink.
template <typename Sink> void scanLine(std::string_view message, Sink& sink)
{
    LineScanner<Sink>(message, sink).scan();
}

} // namespace diagnosis
