// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/deployment_record.h"

#include <QWidget>

namespace widgets {

/// Where a panel stands among the others.
enum class PanelPlace {
    Tab, ///< alone: it fills the tab
    Beside, ///< with the others around it: compact, under a heading of its own
    OnePage, ///< with the others below: as high as it needs, and the page scrolls
};

/// One of the panels of the detail page. The focus goes to what it is mainly about.
class DetailPanel : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPanel)

public:
    using QWidget::QWidget;

    /// Merged into what is seen: selection, scroll position, search and zoom stay.
    virtual void setRecord(const models::DeploymentRecord& record) = 0;
    virtual void setPlace(PanelPlace place) = 0;

Q_SIGNALS:
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);
};

} // namespace widgets
