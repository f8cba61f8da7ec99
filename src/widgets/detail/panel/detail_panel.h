// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/deployment_record.h"

#include <QWidget>

namespace widgets {

/// One of the panels of the detail page.
class DetailPanel : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPanel)

public:
    using QWidget::QWidget;

    /// Merged into what is seen: selection, scroll position, search and zoom stay.
    virtual void setRecord(const models::DeploymentRecord& record) = 0;
    /// On one page with the others the panel takes the height it needs and leaves scrolling to the
    /// page; in a tab it fills the tab.
    virtual void setInlined(bool inlined) = 0;

Q_SIGNALS:
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);
};

} // namespace widgets
