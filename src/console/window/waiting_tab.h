// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace console {

class SourceSession;

/// The place of a deployment among the tabs as long as nobody has looked at it: its page is built
/// when the tab is first shown.
class WaitingTab final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WaitingTab)

public:
    WaitingTab(SourceSession& session, QString id);

    [[nodiscard]] SourceSession& session() const { return m_session; }
    [[nodiscard]] const QString& deploymentId() const { return m_id; }
    /// Version and environment as the row has them; the id where there is no row.
    [[nodiscard]] QString title() const;

private:
    SourceSession& m_session;
    QString m_id;
};

} // namespace console
