// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/columns.h"
#include "deploy/history/export_format.h"
#include "deploy/models/list/list_filter.h"

#include <QDialog>

#include <memory>
#include <optional>
#include <vector>

namespace widgets {

namespace Ui {
class ExportDialog;
}

/// What to export and how, as chosen by the user.
struct ExportChoice {
    bool selectionOnly = false;
    history::ExportFormat format = history::ExportFormat::Csv;
    bool byteOrderMark = true; ///< Csv only
    bool raw = false; ///< Csv only: cells that a spreadsheet would run stay as they are
    bool decimalComma = false; ///< Spreadsheet only: 12,5, and cells parted by semicolons
    /// nullopt: as on the screen. The id is always written.
    std::optional<std::vector<history::Column>> columns = std::nullopt;

    bool operator==(const ExportChoice&) const = default;
};

/// Asks what to export: how many rows, in which format. Where to is asked afterwards; writing is
/// not the dialog's part.
class ExportDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportDialog)

public:
    struct Rows {
        qsizetype shown = 0;
        qsizetype selected = 0;
        std::vector<history::Column> columns = {}; ///< that the history has
        std::vector<history::Column> shownColumns = {};
        bool isPart = false; ///< the list has not been read whole
    };

    /// Begins with an earlier choice; the selection is preset only where there is one.
    ExportDialog(const Rows& rows, const ExportChoice& preset, QWidget* parent = nullptr);
    ~ExportDialog() override;

    [[nodiscard]] ExportChoice choice() const;

private:
    void setupRows(const Rows& rows, bool selectionOnly);
    void setupColumns(const Rows& rows, const std::optional<std::vector<history::Column>>& chosen);
    void updateForColumns();
    void setupFormat(const ExportChoice& preset);
    void updateForFormat();

    const std::unique_ptr<Ui::ExportDialog> m_ui;
    const std::vector<history::Column> m_columns;
};

/// What a file is called after: "生产环境-failed-2026-10" for what the filter lets through; empty
/// for a filter that has no name.
[[nodiscard]] QString nameOfFilter(
    const models::ListFilter& filter, const history::TimeRange& range, deployment::Zone zone);

/// A file name for an export of the source: "deployments-2025-02-15.csv". Letters, digits and a few
/// marks of the source's name are kept, whatever could harm in a file name is not. Without a day
/// there is none in it.
[[nodiscard]] QString suggestedFileName(
    const QString& sourceName, const QString& day, history::ExportFormat format);

} // namespace widgets
