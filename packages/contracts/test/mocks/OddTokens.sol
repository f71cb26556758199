// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IFacilityLedger} from "../../src/settlement/IFacilityLedger.sol";

/// @notice A token whose whole supply belongs to whoever deploys it.
abstract contract TestToken is ERC20 {
    constructor() ERC20("Odd", "ODD") {
        _mint(msg.sender, 1_000_000_000e6);
    }
}

/// @notice Keeps one unit of every transfer, as tokens with a fee do.
contract FeeToken is TestToken {
    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (from != address(0) && to != address(0) && value > 0) super._update(to, address(0xfee), 1);
    }
}

/// @notice Answers false and moves nothing.
contract FalseToken is TestToken {
    function transfer(address, uint256) public pure override returns (bool) {
        return false;
    }

    function transferFrom(address, address, uint256) public pure override returns (bool) {
        return false;
    }
}

/// @notice Answers true and moves nothing.
contract LyingToken is TestToken {
    function transferFrom(address, address, uint256) public pure override returns (bool) {
        return true;
    }
}

/// @notice Refuses to pay whoever is on its list, as regulated dollars do.
contract BlockingToken is TestToken {
    mapping(address => bool) public blocked;

    error Blocked(address account);

    function setBlocked(address account, bool to) external {
        blocked[account] = to;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (blocked[from] || blocked[to]) revert Blocked(to);
        super._update(from, to, value);
    }
}

/// @notice Calls the ledger again from within every transfer, and remembers how that went.
contract ReentrantToken is TestToken {
    IFacilityLedger private _ledger;
    bytes private _call;
    bool public succeeded;

    function attack(IFacilityLedger ledger, bytes calldata call) external {
        _ledger = ledger;
        _call = call;
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (address(_ledger) == address(0)) return;
        (bool success,) = address(_ledger).call(_call);
        succeeded = succeeded || success;
    }
}

/// @notice Moves tokens and answers nothing at all, as some old dollars do.
contract SilentToken {
    mapping(address => uint256) public balanceOf;

    constructor() {
        balanceOf[msg.sender] = 1_000_000_000e6;
    }

    function transfer(address to, uint256 value) external {
        balanceOf[msg.sender] -= value;
        balanceOf[to] += value;
    }

    function transferFrom(address from, address to, uint256 value) external {
        balanceOf[from] -= value;
        balanceOf[to] += value;
    }
}
