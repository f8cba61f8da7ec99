// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_kinds.h"
#include "log/line_scanner.h"

namespace diagnosis {

namespace {

class MaskedTextSink {
public:
    MaskedTextSink(bool withExamples, std::size_t maxParts)
        : m_withExamples(withExamples)
        , m_left(maxParts)
    {
    }

    void text(std::string_view part) { append(part); }
    void masked(Masked kind) { append(m_withExamples ? exampleOf(kind) : "<*>"); }
    [[nodiscard]] std::string take()
    {
        if (m_left == 0)
            m_text += "<*>";
        return std::move(m_text);
    }

private:
    static std::string_view exampleOf(Masked kind)
    {
        switch (kind) {
        case Masked::Zero:
            return "0";
        case Masked::ClientError:
            return "404";
        case Masked::ServerError:
            return "503";
        case Masked::Other:
            break;
        }
        return "7";
    }
    void append(std::string_view part)
    {
        if (m_left == 0)
            return;
        m_text += part;
        --m_left;
    }

    bool m_withExamples;
    std::size_t m_left;
    std::string m_text;
};

std::string textOf(std::string_view message, bool withExamples, std::size_t maxParts)
{
    MaskedTextSink sink(withExamples, maxParts);
    scanLine(message, sink);
    return sink.take();
}

} // namespace

std::string maskedText(std::string_view message, std::size_t parts)
{
    return textOf(message, false, parts);
}

std::string exampleText(std::string_view message)
{
    return textOf(message, true, LineKind::none);
}

} // namespace diagnosis
