// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_record_reader.h"

#include "deploy/deployment/ascii.h"

#include <simdjson.h>

#include <utility>

namespace formats {

using history::Column;
using history::ColumnSpec;
using history::ColumnType;

namespace {

/// What is longer is worth a parser; the blocks take half as much memory as the text.
constexpr std::size_t longestPlain = std::size_t{1} << 20;
/// How deep the fields of a record are, and those of its progress.
constexpr int fieldLevel = 2;
constexpr int progressLevel = 3;
static_assert(recordPadding >= JsonBlocks::padding);

bool isOfScalar(char c)
{
    return deployment::isAsciiDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || c == '-' || c == '+' || c == '.';
}

} // namespace

const history::Summary* PlainRecordReader::read(const PaddedText& record)
{
    const bool wasRefused =
        record.text.data() == m_refused.data() && record.text.size() == m_refused.size();
    const auto* const first = wasRefused ? nullptr : readFirst(record);
    return first != nullptr && m_text.size() == record.text.size() ? first : nullptr;
}

const history::Summary* PlainRecordReader::readFirst(const PaddedText& bytes)
{
    const auto length = m_blocks.index(bytes.text.substr(0, longestPlain));
    if (length == JsonBlocks::notFound)
        return nullptr;
    m_text = bytes.text.substr(0, length);
    m_at = 0;
    m_summary = {};
    m_given = 0;
    const bool isPlain = readRecord() && isUnremarkable(m_summary, m_given, m_now)
        && (m_blocks.isPlainUtf8() || simdjson::validate_utf8(m_text.data(), m_text.size()));
    m_refused = isPlain ? std::string_view() : m_text;
    return isPlain ? &m_summary : nullptr;
}

bool PlainRecordReader::readRecord()
{
    const bool isClosed = walkFields(m_recordOrder, FieldSet(recordFieldNames),
        [this](std::size_t field) { return readField(static_cast<Field>(field)); });
    return isClosed && m_at == m_text.size();
}

/// Goes through the object that begins at the cursor. The function gets each field, with the cursor
/// at its value; false from it ends the walk. False unless the object was gone through to its end.
template <typename Order, typename OnField>
bool PlainRecordReader::walkFields(Order& order, FieldSet fields, OnField&& onField)
{
    if (!take('{'))
        return false;
    auto field = Order::none;
    do {
        skipBlanks();
        field = takeName(order, field, fields);
        if (field == Order::none)
            return false;
        skipBlanks();
        if (!onField(field))
            return false;
        skipBlanks();
    } while (take(','));
    return take('}');
}

/// Goes from the name at the cursor, which stands after that field, to its value. None if there is
/// no name, or one that was there before.
template <typename Order>
std::size_t PlainRecordReader::takeName(Order& order, std::size_t before, FieldSet& fields)
{
    auto field = order.after(before);
    if (const auto length = order.lengthOf(field, m_text.substr(m_at)); length > 0) {
        m_at += length;
    } else {
        const auto name = takeText();
        skipBlanks();
        if (name.data() == nullptr || !take(':'))
            return Order::none;
        field = fields.find(name);
        order.setAfter(before, field);
    }
    return field == Order::unknown || fields.add(field) ? field : Order::none;
}

bool PlainRecordReader::readField(Field field)
{
    if (field < Field::Paused)
        return readColumn(field);
    if (field == Field::Paused)
        return readPaused();
    return field == Field::Progress ? readProgress() : skipValue(fieldLevel);
}

bool PlainRecordReader::readColumn(Field field)
{
    if (takeNull())
        return true;
    m_given |= bitOf(field);
    const auto& spec = specOf(fieldColumns[static_cast<std::size_t>(field)]);
    return spec.type == ColumnType::Time ? readTime(spec.column) : readText(spec);
}

bool PlainRecordReader::readText(const ColumnSpec& spec)
{
    const auto text = takeText();
    if (text.data() == nullptr || (spec.spelling != nullptr && spec.spelling(text)))
        return false;
    m_summary.*spec.text.inSummary = text;
    return true;
}

bool PlainRecordReader::readTime(Column column)
{
    const auto text = takeText();
    const auto time = deployment::parseTimestamp(text); // none is no time
    if (!time)
        return false;
    if (column == Column::StartTime)
        m_summary.start = *time;
    else
        m_summary.end = time;
    return true;
}

bool PlainRecordReader::readProgress()
{
    if (takeNull())
        return true;
    return walkFields(m_progressOrder, FieldSet(progressFieldNames),
        [this](std::size_t field) { return readProgressField(field); });
}

bool PlainRecordReader::readProgressField(std::size_t field)
{
    if (field >= progressColumns.size())
        return skipValue(progressLevel);
    if (takeNull())
        return true;
    const auto& spec = specOf(progressColumns[field]);
    return spec.type == ColumnType::Number ? readPercentage() : readText(spec);
}

bool PlainRecordReader::readPercentage()
{
    const auto token = takeScalar();
    if (!isJsonNumber(token))
        return false;
    m_summary.percentage = numberValue(token);
    return m_summary.percentage && *m_summary.percentage >= 0 && *m_summary.percentage <= 100;
}

bool PlainRecordReader::readPaused()
{
    const auto token = takeScalar();
    m_summary.paused = token == "true";
    return m_summary.paused || token == "false" || token == "null";
}

/// Goes behind the value at the cursor, whose brackets would be on that level.
bool PlainRecordReader::skipValue(int level)
{
    if (front() == '"')
        return takeString().data() != nullptr;
    if (front() != '{' && front() != '[')
        return !takeScalar().empty();
    const auto end = m_blocks.endOfBrackets(m_at, level);
    m_at = end;
    return end != JsonBlocks::notFound;
}

/// What is between the quotes, verbatim.
std::string_view PlainRecordReader::takeString()
{
    if (!take('"'))
        return {};
    // The quotes of a text that is sound come in pairs.
    const auto end = m_blocks.quoteFrom(m_at);
    const auto begin = std::exchange(m_at, end + 1);
    return {m_text.data() + begin, end - begin};
}

/// The same of a string that means what stands there.
std::string_view PlainRecordReader::takeText()
{
    const auto text = takeString();
    const bool hasEscape = m_blocks.hasBackslash() && text.find('\\') != std::string_view::npos;
    return hasEscape ? std::string_view() : text;
}

std::string_view PlainRecordReader::takeScalar()
{
    const auto begin = m_at;
    while (isOfScalar(front()))
        ++m_at;
    return m_text.substr(begin, m_at - begin);
}

/// False, and nothing has happened, if something else stands there.
bool PlainRecordReader::takeNullWord()
{
    const auto begin = m_at;
    if (takeScalar() == "null")
        return true;
    m_at = begin;
    return false;
}

} // namespace formats
