// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/http/responder.h"

#include <array>
#include <charconv>

namespace mock_kubernetes {

namespace {

std::string headOf(
    int status, std::string_view contentType, const server::Reply* reply, bool keepsAlive)
{
    // Clients decide by the number alone.
    std::string text = "HTTP/1.1 " + std::to_string(status) + (status < 400 ? " OK" : " Failure");
    if (!contentType.empty())
        text.append("\r\nContent-Type: ").append(contentType);
    text += "\r\nCache-Control: no-cache, private";
    if (reply)
        for (const auto& [name, value] : reply->headers)
            text.append("\r\n").append(name).append(": ").append(value);
    if (!keepsAlive)
        text += "\r\nConnection: close";
    return text;
}

} // namespace

std::string wholeAnswer(const server::Reply& reply, bool keepsAlive)
{
    const bool hasBody = reply.status != 204;
    std::string text =
        headOf(reply.status, hasBody ? reply.contentType : std::string(), &reply, keepsAlive);
    if (hasBody)
        text += "\r\nContent-Length: " + std::to_string(reply.body.size());
    return text + "\r\n\r\n" + reply.body;
}

Responder::Responder(Channel& channel, bool keepsAlive)
    : m_channel(channel)
    , m_keepsAlive(keepsAlive)
{
}

void Responder::send(const server::Reply& reply)
{
    m_keepsAlive = m_channel.write(wholeAnswer(reply, m_keepsAlive)) && m_keepsAlive;
}

void Responder::beginStream(int status, std::string_view contentType)
{
    m_channel.write(headOf(status, contentType, nullptr, m_keepsAlive)
        + "\r\nTransfer-Encoding: chunked\r\n\r\n");
}

bool Responder::chunk(std::string_view bytes)
{
    if (bytes.empty())
        return true;
    std::array<char, 20> size{};
    const auto [end, error] =
        std::to_chars(size.data(), size.data() + size.size(), bytes.size(), 16);
    std::string text(size.data(), end);
    text.append("\r\n").append(bytes).append("\r\n");
    return error == std::errc() && m_channel.write(text);
}

void Responder::endStream()
{
    m_keepsAlive = m_channel.write("0\r\n\r\n") && m_keepsAlive;
}

void Responder::raw(std::string_view bytes)
{
    m_channel.write(bytes);
    m_keepsAlive = false;
}

void Responder::end()
{
    m_channel.shutDown();
    m_keepsAlive = false;
}

void Responder::reset()
{
    m_channel.reset();
    m_keepsAlive = false;
}

} // namespace mock_kubernetes
