// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/snapshot.h"

#include <QObject>

#include <functional>

namespace models {
class TimeContext;
}
namespace widgets {
class ListPage;
}

namespace console {

class SourceSession;

/// Copies the selected rows of a list as JSON: the record as it came where one is selected that has
/// been read already, else what the list knows of each (all columns, as an export has them). Says
/// which. Written in a thread, since many may be selected.
class CopyController final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CopyController)

public:
    /// More is for a file.
    static constexpr std::size_t maxBytes = 64'000'000;
    /// The record of the deployment, if it has been read; else null.
    using FindRecord = std::function<sources::SnapshotPointer(const QString& id)>;

    CopyController(const SourceSession& session, const models::TimeContext& time,
        widgets::ListPage& page, FindRecord findRecord);

    void copyJson();

Q_SIGNALS:
    void statusMessage(const QString& text);

private:
    void copyRecord(const QString& id, const sources::SnapshotPointer& snapshot);
    void copyRows();
    void take(const QString& json, const QString& message);
    void refuse();

    const SourceSession& m_session;
    const models::TimeContext& m_time;
    widgets::ListPage& m_page;
    FindRecord m_findRecord;
};

} // namespace console
