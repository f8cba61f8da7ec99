// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/deployment_record.h"

#include <QWidget>

class QVBoxLayout;

namespace models {
class TimeContext;
}

namespace widgets {

class EmptyState;
class InfoPanel;

/// What stands in the place of the panels while there is no record: what the list knows, and that
/// the rest could not be read.
class OutlineView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutlineView)

public:
    explicit OutlineView(const models::TimeContext& time, QWidget* parent = nullptr);

    /// Nothing is shown of a record that may arrive immediately.
    void setOutline(const models::DeploymentRecord& outline, bool loadFailed);

Q_SIGNALS:
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);

private:
    void addInfo();

    const models::TimeContext& m_time;
    QVBoxLayout* m_rows;
    EmptyState* m_empty;
    InfoPanel* m_info = nullptr; ///< while it has something to show
};

} // namespace widgets
