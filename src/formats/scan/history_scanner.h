// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history_collector.h"
#include "read_ahead.h"
#include "record/record_identity.h"
#include "record_cursor.h"

#include "deploy/formats/scan/history_scan.h"

#include <memory>
#include <optional>
#include <string_view>

namespace formats {

/// One pass over a document: finds out how the records lie in it, and gives each one to the
/// collector.
class HistoryScanner {
public:
    HistoryScanner(const Document& document, const ScanOptions& options);
    [[nodiscard]] deployment::Expected<ScanResult> run();

private:
    void scanDocument();
    [[nodiscard]] bool looksLikeLines();
    void scanRest();

    void scanArray();
    void scanElements();
    [[nodiscard]] bool endsArray();
    void scanElement();
    [[nodiscard]] Extent skipElement();

    void scanLines();
    void scanItems();
    void scanItem();
    [[nodiscard]] bool beginsList();
    [[nodiscard]] bool isIncompleteTail();
    void scanLine();
    void skipComma();
    void reportComma(TextPlace place);
    [[nodiscard]] bool readRecordLine(const RecordCursor::Line& line);

    void readAhead(const std::optional<RecordLayout>& layout);
    [[nodiscard]] bool consumeReadAhead();

    enum class Lists { Skip, Scan };
    void scanTopObject();
    void skipObject(Lists lists);
    void scanMembers(Lists lists);
    [[nodiscard]] bool scanMember(Lists lists);
    void scanPage();
    void scanListsOf(const Extent& extent);
    void closeList();
    void closeTopObject(const Extent& extent);

    void readRecord(const Extent& extent);
    void readClosedRecord(const Extent& extent);
    [[nodiscard]] bool readLargeRecord(const Extent& extent);
    void handleTruncated(const Extent& extent);
    void reportCut();
    [[nodiscard]] std::optional<deployment::Message> likeness() const;
    [[nodiscard]] deployment::Error noDeployments() const;

    const Document& m_document;
    const ScanOptions& m_options;
    ScanResult m_result;
    HistoryCollector m_collector;
    RecordCursor m_cursor;
    std::unique_ptr<ReadAhead> m_ahead; ///< null as long as nothing is read ahead
    std::optional<deployment::Error> m_error;

    enum class Separator { NotNeeded, Needed, Given };
    Separator m_separator = Separator::NotNeeded; ///< between the elements of an array
    std::optional<std::uint64_t> m_lastElementEnd; ///< of the array
    bool m_isUnbalanced = false; ///< a bracket is missing: lines show where the next record begins

    enum class TopObject { Open, Closed, NotUnderstood };
    TopObject m_topObject = TopObject::Open;
    RecordIdentity m_identity; ///< of the object at the top
    bool m_hasFoundList = false; ///< a list of deployments in it

    std::size_t m_listDepth = 0; ///< lists that are open
    std::uint64_t m_listBegin = 0; ///< of the innermost one
    bool m_hasRest = false; ///< records lie in more ways than one
    bool m_hasCommas = false; ///< lines end in commas
    bool m_hasIncompleteTail = false; ///< the end of a growing document is left for later
};

} // namespace formats
