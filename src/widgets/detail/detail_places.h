// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <QObject>

class QKeySequence;

namespace widgets {

class DetailPanels;
class DetailPage;
class LogPanel;
class ProgressPanel;

/// Leads to the places of a detail page, in both of its layouts: a panel by its key, the search of
/// the log, an entry of the log, the step that failed.
class DetailPlaces final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPlaces)

public:
    /// The panels that are led to; they outlive this.
    struct Panels {
        DetailPanels& all;
        ProgressPanel& progress;
        LogPanel& log;
    };

    DetailPlaces(const Panels& panels, DetailPage& page);

    /// Where the page opens: on what failed, if something did.
    void openOn(const deployment::Deployment& deployment);
    void showLogEntry(std::size_t entry);

private:
    void setupKeys();
    template <typename Run> void addKey(const QKeySequence& keys, Run&& run);

    DetailPage& m_page;
    Panels m_panels;
};

} // namespace widgets
