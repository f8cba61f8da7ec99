// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/problem.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace samples {

/// The example deployment.
inline const std::string dep001 = R"({
  "id": "DEP-001",
  "version": "V2.1.0",
  "environment": "生产环境",
  "deploymentType": "BLUE_GREEN",
  "startTime": "2025-02-15T10:00:00Z",
  "status": "RUNNING",
  "executor": "OPS-李四",
  "progress": {
    "percentage": 60,
    "currentStep": "流量切换",
    "steps": [
      {"name": "部署前检查", "status": "COMPLETED", "startTime": "2025-02-15T10:00:00Z", "endTime": "2025-02-15T10:05:00Z"},
      {"name": "流量切换", "status": "RUNNING", "startTime": "2025-02-15T10:25:00Z"},
      {"name": "监控观察", "status": "PENDING"}
    ]
  },
  "resources": {
    "blueEnv":  {"nodes": 3, "containers": 9, "image": "registry.example.com/app:v2.1.0", "traffic": 50, "status": "运行中"},
    "greenEnv": {"nodes": 3, "containers": 9, "image": "registry.example.com/app:v2.0.0", "traffic": 50, "status": "运行中"}
  },
  "metrics": {
    "successRate":  [{"time": "2025-02-15T10:00:00Z", "value": 99.9}, {"time": "2025-02-15T10:10:00Z", "value": 99.8}],
    "responseTime": [{"time": "2025-02-15T10:00:00Z", "value": 85},   {"time": "2025-02-15T10:10:00Z", "value": 87}]
  },
  "logs": [
    {"time": "2025-02-15T10:00:00Z", "message": "开始部署V2.1.0到生产环境"},
    {"time": "2025-02-15T10:26:00Z", "message": "流量切换完成"}
  ]
})";

/// A record with everything that the list needs, and further fields as they are given.
inline std::string record(std::string_view id, std::string_view further = {},
    std::string_view status = "RUNNING", std::string_view start = "2025-02-15T10:00:00Z")
{
    std::string json = R"({"id":")" + std::string(id)
        + R"(","version":"V1","environment":"test","deploymentType":"CANARY","executor":"ops","status":")"
        + std::string(status) + R"(","startTime":")" + std::string(start) + '"';
    if (!further.empty())
        json += ',' + std::string(further);
    return json + '}';
}

/// "warning /pointer message" of each problem: what most tests compare.
inline std::vector<std::string> lines(const std::vector<deployment::Problem>& problems)
{
    std::vector<std::string> texts;
    for (const auto& problem : problems) {
        const bool isError = problem.severity == deployment::Severity::Error;
        texts.push_back((isError ? "error " : "warning ") + problem.pointer + ' '
            + problem.message.toEnglish());
    }
    return texts;
}

} // namespace samples
