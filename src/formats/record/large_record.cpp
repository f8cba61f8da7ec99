// SPDX-License-Identifier: GPL-3.0-or-later
#include "large_record.h"

#include "document/document_errors.h"
#include "json/json_walker.h"

#include <algorithm>
#include <utility>

namespace formats {

namespace {

/// A record whose log begins after so many bytes is read as a whole.
constexpr std::uint64_t maxHeadSize = std::uint64_t{16} << 20;
constexpr unsigned maxThreads = 8;

/// The text up to the bracket that opens the array "logs" of a record; empty if it is not in it.
std::string_view headOf(std::string_view text)
{
    using Step = JsonWalker::Step;
    JsonWalker walker(text);
    bool isLog = false;
    for (Step step = walker.next(); step != Step::End && step != Step::Fault;
         step = walker.next()) {
        if (step == Step::Open && isLog && walker.depth() == 2 && walker.token() == "[")
            return text.substr(0, walker.offset());
        if (step != Step::Colon)
            isLog = step == Step::Key && walker.depth() == 1 && walker.token() == "\"logs\"";
    }
    return {};
}

/// "/logs/3/time" of a part that begins with element 20 is "/logs/23/time" of the record.
std::string renumbered(const std::string& pointer, std::size_t first)
{
    const std::size_t number = std::string_view("/logs/").size();
    if (pointer.size() <= number)
        return pointer;
    const std::size_t end = std::min(pointer.find('/', number), pointer.size());
    const auto element = std::stoull(pointer.substr(number, end - number));
    return pointer.substr(0, number) + std::to_string(element + first) + pointer.substr(end);
}

unsigned threadsOf(const DecodeOptions& options)
{
    const unsigned threads =
        options.threads ? options.threads : std::thread::hardware_concurrency();
    return std::clamp(threads, 1U, maxThreads);
}

} // namespace

LargeRecord::LargeRecord(const Document& document, RecordRange range, const DecodeOptions& options)
    : m_document(document)
    , m_range(range)
    , m_options(options)
{
}

deployment::Expected<std::optional<DecodedDeployment>> LargeRecord::decode()
{
    if (!findLog())
        return std::nullopt;
    bool isFirst = true;
    const auto isRead = readLog([&](LogChunk& chunk) {
        appendChunk(chunk);
        if (std::exchange(isFirst, false))
            reportPartial();
    });
    if (!isRead)
        return tl::unexpected(isRead.error());
    if (!*isRead)
        return std::nullopt;
    return decodeRest(m_head + read(m_logEnd, m_range.length - m_logEnd));
}

deployment::Expected<std::optional<ShortRecord>> LargeRecord::shortened()
{
    if (!findLog())
        return std::nullopt;
    const auto isRead = readLog([](const LogChunk&) {});
    if (!isRead)
        return tl::unexpected(isRead.error());
    if (!*isRead)
        return std::nullopt;
    return ShortRecord{m_head + read(m_logEnd, m_range.length - m_logEnd), gap()};
}

RecordGap LargeRecord::gap()
{
    return {m_head.size(), [this] { return placeOf(m_logEnd); }};
}

bool LargeRecord::findLog()
{
    std::uint64_t length = m_options.window;
    for (; m_head.empty() && length <= maxHeadSize; length *= 4) {
        const std::string text = read(0, length);
        m_head = headOf(text);
        if (text.size() < length)
            break;
    }
    return !m_head.empty();
}

deployment::Expected<bool> LargeRecord::readLog(const std::function<void(LogChunk&)>& onRun)
{
    LogChunks chunks({m_document, m_range.offset, m_range.length, m_head.size()}, m_options.window,
        threadsOf(m_options));
    while (!chunks.isLast()) {
        if (m_options.stop.stop_requested())
            return tl::unexpected(cancelled());
        auto chunk = chunks.next();
        if (!chunk)
            return false;
        m_logEnd = chunk->end;
        onRun(*chunk);
    }
    return true;
}

void LargeRecord::appendChunk(LogChunk& chunk)
{
    m_cut.problems.merge(chunk.problems, [&](deployment::Problem& problem) {
        // The frame begins that much before the run (and may begin before its line does: the sum is
        // right all the same).
        TextPlace frame = placeOf(chunk.begin);
        frame.column -= LogChunkReader::before.size();
        movePlace(problem, frame);
        problem.pointer = renumbered(problem.pointer, m_elements);
    });
    m_cut.log.append(std::move(chunk.entries.log));
    m_elements += chunk.entries.elements;
}

/// What can be said of the record before its log is read: what stands in front of it.
void LargeRecord::reportPartial()
{
    if (!m_options.onPartial)
        return;
    auto beginning = decodeRest(m_head + "]}");
    if (beginning)
        m_options.onPartial(std::move(*beginning));
}

std::optional<DecodedDeployment> LargeRecord::decodeRest(const std::string& text)
{
    const simdjson::padded_string padded(text);
    const PaddedText record{
        {padded.data(), padded.size()}, padded.size() + simdjson::SIMDJSON_PADDING};
    CutLog cut = m_cut;
    cut.gap = gap();
    RecordDecoder decoder;
    decoder.setNow(m_options.now);
    if (decoder.read(record, &cut) != ReadStatus::Fine)
        return std::nullopt;
    auto deployment = decoder.takeDeployment();
    if (!deployment)
        return std::nullopt;
    auto problems = decoder.problems().take(decoder.id());
    return DecodedDeployment{std::move(*deployment), std::move(problems)};
}

std::string LargeRecord::read(std::uint64_t offset, std::uint64_t length) const
{
    const auto left = m_range.length - std::min<std::uint64_t>(offset, m_range.length);
    return m_document
        .read(m_range.offset + offset, static_cast<std::size_t>(std::min(length, left)))
        .value_or(std::string());
}

/// Counts the lines up to there: only if there is a problem to report.
TextPlace LargeRecord::placeOf(std::uint64_t offset)
{
    if (offset < m_knownOffset) {
        m_knownOffset = 0;
        m_knownPlace = {};
    }
    while (m_knownOffset < offset) {
        const std::string passed =
            read(m_knownOffset, std::min<std::uint64_t>(offset - m_knownOffset, m_options.window));
        if (passed.empty())
            break;
        m_knownPlace = advancedBy(m_knownPlace, passed);
        m_knownOffset += passed.size();
    }
    return m_knownPlace;
}

} // namespace formats
