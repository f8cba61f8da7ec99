// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/request_head.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/decimal.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace server {

namespace {

constexpr std::string_view lineEnd = "\r\n";
constexpr std::size_t maxChunkLineLength = 1024;
/// Beyond every limit for bodies; larger chunks need not be distinguished.
constexpr std::uint64_t maxChunkSize = std::uint64_t{1} << 40U;

using Fields = std::vector<std::pair<std::string, std::string>>;

bool isTokenCharacter(char c)
{
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return deployment::isAsciiAlphanumeric(c) || others.find(c) != std::string_view::npos;
}

bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isVisible(char c)
{
    return static_cast<unsigned char>(c) > 0x20 && c != 0x7F;
}

bool isFieldCharacter(char c)
{
    return isVisible(c) || c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

/// The members of a list over all fields of the name.
std::vector<std::string_view> members(const Fields& fields, std::string_view name)
{
    std::vector<std::string_view> result;
    for (const auto& [key, value] : fields) {
        if (!equalFolded(key, name))
            continue;
        for (std::size_t from = 0; from <= value.size();) {
            const std::size_t end = std::min(value.find(',', from), value.size());
            result.push_back(trimmed(std::string_view(value).substr(from, end - from)));
            from = end + 1;
        }
    }
    return result;
}

bool hasMember(const Fields& fields, std::string_view name, std::string_view wanted)
{
    const auto all = members(fields, name);
    return std::any_of(all.begin(), all.end(),
        [wanted](std::string_view one) { return equalFolded(one, wanted); });
}

/// "http://host/path?query" is "/path?query" for the host itself; nullopt for what is not a target.
std::optional<std::string> originForm(std::string_view target)
{
    if (target.starts_with('/') || target == "*")
        return std::string(target);
    const std::size_t colon = target.find("://");
    const std::string_view scheme = target.substr(0, std::min(colon, target.size()));
    if (!equalFolded(scheme, "http") && !equalFolded(scheme, "https"))
        return {};
    const std::string_view rest = target.substr(colon + 3);
    const std::size_t host = std::min(rest.find_first_of("/?"), rest.size());
    if (host == 0)
        return {};
    const std::string_view path = rest.substr(host);
    return path.starts_with('/') ? std::string(path) : "/" + std::string(path);
}

/// Reads a head; whatever is wrong ends it with a BadRequest.
class HeadParser {
public:
    explicit HeadParser(std::string_view text)
        : m_rest(text)
    {
    }

    tl::expected<RequestHead, BadRequest> parse()
    {
        if (parseRequestLine() && parseFields() && validateFraming())
            return std::move(m_head);
        m_problem.method = m_head.request.method;
        m_problem.target = m_head.request.target;
        return tl::unexpected(std::move(m_problem));
    }

private:
    bool fail(std::string detail, int status = 400)
    {
        m_problem.status = status;
        m_problem.detail = std::move(detail);
        return false;
    }

    std::string_view consumeLine()
    {
        const std::size_t end = std::min(m_rest.find(lineEnd), m_rest.size());
        const std::string_view line = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + lineEnd.size(), m_rest.size()));
        return line;
    }

    bool parseRequestLine()
    {
        const std::string_view line = consumeLine();
        const std::size_t first = line.find(' ');
        const std::size_t last = line.rfind(' ');
        if (first == std::string_view::npos || first == last || !isToken(line.substr(0, first)))
            return fail("The request line is not well formed.");
        m_head.request.method = line.substr(0, first);
        const std::string_view target = line.substr(first + 1, last - first - 1);
        const auto origin = originForm(target);
        if (!origin || !std::all_of(target.begin(), target.end(), isVisible))
            return fail("The target is neither a path nor an absolute address.");
        m_head.request.target = *origin;
        return parseVersion(line.substr(last + 1));
    }

    bool parseVersion(std::string_view version)
    {
        const bool isOne = version.size() == 8 && version.starts_with("HTTP/1.")
            && deployment::isAsciiDigit(version[7]);
        if (isOne) {
            m_isOld = version[7] == '0';
            return true;
        }
        const bool isOther = version.size() == 8 && version.starts_with("HTTP/")
            && deployment::isAsciiDigit(version[5]) && version[6] == '.'
            && deployment::isAsciiDigit(version[7]);
        return isOther ? fail("This version of HTTP is not spoken here.", 505)
                       : fail("The request line is not well formed.");
    }

    bool parseFields()
    {
        for (std::string_view line = consumeLine(); !line.empty(); line = consumeLine()) {
            const std::size_t colon = std::min(line.find(':'), line.size());
            const std::string_view name = line.substr(0, colon);
            if (colon == line.size() || !isToken(name)
                || !std::all_of(line.begin(), line.end(), isFieldCharacter))
                return fail("A header field is not well formed.");
            m_head.request.headers.emplace_back(name, trimmed(line.substr(colon + 1)));
        }
        return true;
    }

    bool validateFraming()
    {
        const Fields& fields = m_head.request.headers;
        if (members(fields, "Host").size() > 1)
            return fail("There is more than one Host.");
        m_head.keepsAlive = !hasMember(fields, "Connection", "close")
            && (!m_isOld || hasMember(fields, "Connection", "keep-alive"));
        m_head.waitsForContinue = !m_isOld && hasMember(fields, "Expect", "100-continue");
        return validateLength() && validateTransferEncoding();
    }

    bool validateLength()
    {
        for (std::string_view text : members(m_head.request.headers, "Content-Length")) {
            if (text.empty() || !std::all_of(text.begin(), text.end(), deployment::isAsciiDigit))
                return fail("Content-Length is not a number.");
            const auto length = deployment::parseDecimal(text);
            if (!length)
                return fail("The body is too large.", 413);
            if (m_head.length && m_head.length != length)
                return fail("There is more than one Content-Length, and they differ.");
            m_head.length = length;
        }
        return true;
    }

    bool validateTransferEncoding()
    {
        const auto codings = members(m_head.request.headers, "Transfer-Encoding");
        if (codings.empty())
            return true;
        if (m_head.length)
            return fail("Content-Length and Transfer-Encoding exclude each other.");
        if (m_isOld)
            return fail("HTTP/1.0 knows no Transfer-Encoding.");
        if (!equalFolded(codings.back(), "chunked"))
            return fail("The length of the body cannot be told from its Transfer-Encoding.");
        if (codings.size() > 1)
            return fail("No other Transfer-Encoding than chunked is known here.", 501);
        m_head.isChunked = true;
        return true;
    }

    std::string_view m_rest;
    RequestHead m_head;
    BadRequest m_problem;
    bool m_isOld = false; ///< HTTP/1.0
};

} // namespace

tl::expected<RequestHead, BadRequest> parseHead(std::string_view text)
{
    return HeadParser(text).parse();
}

ChunkedBody::State ChunkedBody::feed(std::string& buffer)
{
    const auto take = [&] {
        return m_part == Part::Size ? consumeSize(buffer)
            : m_part == Part::Data  ? consumeData(buffer)
                                    : consumeTrailer(buffer);
    };
    while (m_state == State::Incomplete && take()) { }
    return m_state;
}

bool ChunkedBody::consumeSize(std::string& buffer)
{
    const std::optional<std::string> line = consumeLine(buffer);
    if (!line)
        return false;
    // Chunk extensions are ignored.
    const std::string_view digits = trimmed(std::string_view(*line).substr(0, line->find(';')));
    const char* const end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, m_size, 16);
    if (digits.empty() || error != std::errc() || stopped != end || m_size > maxChunkSize)
        m_state = State::Malformed;
    m_part = m_size == 0 ? Part::Trailer : Part::Data;
    return true;
}

bool ChunkedBody::consumeData(std::string& buffer)
{
    if (m_size > 0) {
        const std::size_t length = std::min<std::uint64_t>(m_size, buffer.size());
        m_body.append(buffer, 0, length);
        buffer.erase(0, length);
        m_size -= length;
        return length > 0;
    }
    if (buffer.size() < lineEnd.size())
        return false;
    if (!buffer.starts_with(lineEnd))
        m_state = State::Malformed;
    buffer.erase(0, lineEnd.size());
    m_part = Part::Size;
    return true;
}

bool ChunkedBody::consumeTrailer(std::string& buffer)
{
    const std::optional<std::string> line = consumeLine(buffer);
    if (line && line->empty())
        m_state = State::Complete;
    return line.has_value();
}

std::optional<std::string> ChunkedBody::consumeLine(std::string& buffer)
{
    const std::size_t end = buffer.find(lineEnd);
    if (std::min(end, buffer.size()) > maxChunkLineLength)
        m_state = State::Malformed;
    if (end == std::string::npos)
        return {};
    std::string line = buffer.substr(0, end);
    buffer.erase(0, end + lineEnd.size());
    return line;
}

} // namespace server
