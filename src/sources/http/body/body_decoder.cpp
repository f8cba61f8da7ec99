// SPDX-License-Identifier: GPL-3.0-or-later
#include "body_decoder.h"

#include "http/failures/transport_failure.h"

#include <algorithm>

namespace sources {

namespace {

/// More than anyone means; each can blow a body up by a factor of a thousand.
constexpr std::size_t mostCodings = 3;
constexpr int zlibHeaderSize = 2;
constexpr qsizetype longestCodingShown = 40;
/// From here on a body has room for all it may become: doubling leaves as much behind in the heap.
constexpr qsizetype largeBody = 4 << 20;

void append(std::string_view plain, QByteArray& to, qint64 most)
{
    const qsizetype size = to.size() + qsizetype(plain.size());
    if (size > largeBody && size > to.capacity())
        to.reserve(std::max(size, qsizetype(most) + largeBody / 4));
    to.append(plain.data(), qsizetype(plain.size()));
}

/// Names that servers write there though nothing is coded.
bool isNoCoding(const QByteArray& name)
{
    return name.isEmpty() || name == "identity" || name == "none" || name == "chunked"
        || name == "utf-8" || name == "utf8";
}

bool hasFrameOfGzip(const QByteArray& beginning)
{
    return beginning.startsWith("\x1F\x8B");
}

bool hasFrameOfZlib(const QByteArray& beginning)
{
    const auto first = static_cast<unsigned char>(beginning[0]);
    const auto second = static_cast<unsigned char>(beginning[1]);
    return (first & 0x0FU) == 8 && (first * 256U + second) % 31 == 0;
}

/// As far as bytes that nothing proves right can tell.
bool isText(const QByteArray& body)
{
    constexpr qsizetype enough = 4096;
    const QByteArray beginning = body.left(enough);
    return std::ranges::none_of(beginning, [](char one) {
        const auto byte = static_cast<unsigned char>(one);
        return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
    });
}

} // namespace

BodyDecoder::BodyDecoder(const QByteArray& contentEncoding, const QByteArray& transferEncoding)
{
    addCodings(contentEncoding);
    addCodings(transferEncoding);
    if (!m_unknown.isEmpty())
        m_layers.clear();
}

void BodyDecoder::addCodings(const QByteArray& field)
{
    for (const QByteArray& one : field.toLower().split(',')) {
        const QByteArray name = one.trimmed();
        const bool isGzip = name == "gzip" || name == "x-gzip";
        const bool isDeflate = name == "deflate";
        if (isNoCoding(name))
            continue;
        if ((isGzip || isDeflate) && m_layers.size() < mostCodings)
            m_layers.push_back({isDeflate, formats::Packing::Gzip, {}, nullptr});
        else if (m_unknown.isEmpty())
            m_unknown = name;
    }
}

BodyDecoder::Fault BodyDecoder::decode(const QByteArray& piece, QByteArray& to, qint64 most)
{
    m_hasBegun = m_hasBegun || !piece.isEmpty();
    QByteArray now = piece;
    for (std::size_t layer = m_layers.size(); layer > 1; --layer) {
        QByteArray next;
        if (const auto fault = m_layers[layer - 1].decode(now, next, most); fault != Fault::None)
            return fault;
        now = std::move(next);
    }
    if (!m_layers.empty())
        return m_layers.front().decode(now, to, most);
    append({now.constData(), std::size_t(now.size())}, to, most);
    return to.size() > most ? Fault::TooLarge : Fault::None;
}

BodyDecoder::Fault BodyDecoder::finish(const QByteArray& body) const
{
    if (!m_hasBegun) // as of 204 and 304
        return Fault::None;
    if (!m_unknown.isEmpty())
        return isText(body) ? Fault::None : Fault::UnknownCoding;
    const auto isWhole = [](const Layer& one) { return one.inflater && one.inflater->finish(); };
    const bool areProven = std::ranges::all_of(m_layers, &Layer::isProven);
    if (!std::ranges::all_of(m_layers, isWhole)) {
        // Without a frame there is only what came out so far to tell whether it was packed at all.
        const bool isCut = areProven || (!body.isEmpty() && isText(body));
        return isCut ? Fault::Cut : Fault::Damaged;
    }
    return areProven || isText(body) ? Fault::None : Fault::Damaged;
}

deployment::Error BodyDecoder::errorOf(Fault fault, const QUrl& url) const
{
    using deployment::ErrorCode;
    switch (fault) {
    case Fault::TooLarge:
        return failureError(ErrorCode::TooLarge,
            DEPLOY_MESSAGE("Message", "The response is too large and was only partly read."), {});
    case Fault::Cut:
        return failureError(ErrorCode::Incomplete,
            DEPLOY_MESSAGE("Message",
                "Incomplete response: what the server at %1 sends compressed ends too early."),
            {hostOf(url)});
    case Fault::UnknownCoding:
        return failureError(ErrorCode::BadFormat,
            DEPLOY_MESSAGE("Message",
                "The response of %1 is encoded as \"%2\", for which it was not asked and which "
                "cannot be read. The server, or a proxy before it, must be set right."),
            {hostOf(url), m_unknown.left(longestCodingShown).toStdString()});
    default:
        return failureError(ErrorCode::BadFormat,
            DEPLOY_MESSAGE("Message",
                "The response of %1 cannot be unpacked: it is damaged, or is not compressed as "
                "its Content-Encoding says. The server, or a proxy before it, must be set right."),
            {hostOf(url)});
    }
}

bool BodyDecoder::Layer::isProven() const
{
    return packing != formats::Packing::Bare;
}

void BodyDecoder::Layer::begin()
{
    // Servers take each for the other.
    using formats::Packing;
    if (hasFrameOfZlib(beginning))
        packing = Packing::Zlib;
    else if (isDeflate && !hasFrameOfGzip(beginning))
        packing = Packing::Bare;
    inflater = std::make_unique<formats::Inflater>(packing);
}

BodyDecoder::Fault BodyDecoder::Layer::decode(QByteArray piece, QByteArray& to, qint64 most)
{
    if (!inflater) {
        beginning += piece;
        if (beginning.size() < zlibHeaderSize)
            return Fault::None;
        begin();
        piece = std::exchange(beginning, {});
    }
    Fault fault = Fault::Damaged;
    const auto fed = inflater->feed({piece.constData(), std::size_t(piece.size())},
        [&](std::string_view plain) -> deployment::Expected<void> {
            append(plain, to, most);
            if (to.size() <= most)
                return {};
            fault = Fault::TooLarge;
            return tl::unexpected(deployment::Error{});
        });
    return fed ? Fault::None : fault;
}

} // namespace sources
